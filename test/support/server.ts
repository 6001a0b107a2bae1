import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Database, findRunning, openDatabase } from '../../src/store/embedded/index.ts';

/** Where the server of ordinary tests keeps its data, between runs too: starting it then takes 0.1 s. */
const DATA = fileURLToPath(new URL('../../.cache/test', import.meta.url));
const KEEPER = fileURLToPath(new URL('./keeper.ts', import.meta.url));

/** The server of ordinary tests, run by this process. Not durable: what is in it is made anew at will. */
export function ownTestServer(): Promise<Database> {
  return openDatabase({ dataDir: DATA, expendable: true, mode: 'own' });
}

/**
 * The url of a server where databases can be made: one given from outside, the one this test run holds, or
 * one kept by a process of its own (several runs can share it), which goes when nobody is connected any more.
 */
export async function testServerUrl(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL || process.env.ALLOT_TEST_DATABASE_URL;
  if (given) return given;
  for (let attempt = 0; attempt < 600; attempt++) {
    const url = await findRunning(DATA);
    if (url) return url;
    if (attempt % 200 === 0) startKeeper();
    await wait(50);
  }
  throw new Error(`The server for tests did not start. Look into ${DATA}, or remove it and try again.`);
}

/** Several test files may do this at once: the keepers that come second find the server owned and go. */
function startKeeper(): void {
  spawn(process.execPath, [KEEPER], { detached: true, stdio: 'ignore' }).unref();
}
