import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import colour from 'picocolors';
import { DEMO_PASSWORD } from '../../demo/index.ts';
import { type Started, start } from '../../main.ts';
import type { SetUpCode } from '../../people/index.ts';
import { DataDirectoryInUse } from '../../store/embedded/index.ts';
import { prepareSchema } from '../../store/prepare.ts';
import { type OpenedDatabase, opened } from './database.ts';
import { EXIT, type ExitCode, Failure, usageFailure, wordsOf } from './exit.ts';
import { checkWishes, type FirstCompany, firstCompany } from './first-company.ts';
import { type Settings, settingsOf } from './settings.ts';
import { note, print } from './show/print.ts';

const EXAMPLES = `
Examples:
  allot serve                        http://127.0.0.1:3000, with a company to try things on
  allot serve --empty                with an empty company of your own
  allot serve --port 8080 --host 0.0.0.0
  DATABASE_URL=postgres://… allot serve`;

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Starts Allot: database, HTTP API and jobs, until Ctrl-C.')
    .option('--port <number>', 'listen on this port (ALLOT_PORT; 3000 unless said)')
    .option('--host <address>', 'listen on this address (ALLOT_HOST; 127.0.0.1 unless said)')
    .option('--empty', 'found an empty company at the first start instead of the demo company')
    .option('--name <text>', 'what the empty company is called', 'My company')
    .option('--currency <code>', 'its currency', 'EUR')
    .option('--time-zone <zone>', 'its time zone; the one of this machine unless said')
    .addHelpText('after', EXAMPLES)
    .action((_options, command: Command) => serve(command));
}

async function serve(command: Command): Promise<void> {
  const settings = settingsOf(command);
  const options = command.opts();
  const port = portOf(options['port'] ?? process.env.ALLOT_PORT ?? '3000');
  const host: string = options['host'] ?? (process.env.ALLOT_HOST || '127.0.0.1');
  checkWishes(options);
  const stopping = stopAsked();
  const database = await ownDatabase(settings);
  let server: Started | undefined;
  try {
    await upToDate(database);
    const company = await firstCompany(database.url, settings.dataDir, { ...options, host });
    server = await start({ databaseUrl: database.url, host, port });
    greet(server.address, company, database, settings);
    greetPeople(server.address, company, await server.setUpCodes());
    greetPrograms(server.address, company);
    print(`\n${colour.dim('Stop with Ctrl-C.')}`);
    const code = await stopping;
    note('stopping …');
    process.exitCode = code;
  } finally {
    await server?.close();
    await database.stop();
  }
  note('stopped');
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw usageFailure(
    `"${text}" is not a port`,
    'give a number between 0 and 65535 with --port or ALLOT_PORT',
  );
}

/** A command may own the embedded database for a moment: it is waited for. Another server is not. */
async function ownDatabase(settings: Settings): Promise<OpenedDatabase> {
  const end = Date.now() + 10_000;
  for (;;) {
    try {
      return await opened(settings, 'own', (line) => note(line));
    } catch (error) {
      const isServed = error instanceof DataDirectoryInUse && / serve\b/.test(error.holder.command);
      if (!(error instanceof DataDirectoryInUse) || isServed || Date.now() > end) throw error;
      await wait(200);
    }
  }
}

async function upToDate(database: OpenedDatabase): Promise<void> {
  try {
    await prepareSchema(database.url, { log: note });
  } catch (error) {
    throw new Failure(EXIT.unreachable, wordsOf(error), null, error);
  }
}

/** Settles at the first Ctrl-C or SIGTERM; a second one ends at once. */
function stopAsked(): Promise<ExitCode> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(EXIT.fault);
        asked = true;
        resolve((process.exitCode as ExitCode | undefined) ?? EXIT.ok);
      });
    }
  });
}

function greet(address: string, company: FirstCompany, database: OpenedDatabase, settings: Settings): void {
  const where =
    database.kind === 'embedded' ? `built-in PostgreSQL, data in ${settings.dataDir}` : 'your PostgreSQL';
  print(`${colour.bold('Allot is running')} at ${colour.cyan(address)}`);
  print(`  API reference  ${address}/reference`);
  print(`  database       ${where}`);
  if (company.name) print(`  company        ${company.name}`);
  if (company.token) print(`  owner's token  ${company.token}`);
  else print(`  a token        allot token create --name me --role owner`);
}

/** The first thing to try from another terminal. */
function greetPrograms(address: string, company: FirstCompany): void {
  if (!company.token || !company.order) return;
  print(`\n${colour.dim(`Confirm order ${company.order}:`)}`);
  print(
    `curl -X POST ${address}/v1/sales-orders/${company.order}/confirm -H 'Authorization: Bearer ${company.token}'`,
  );
}

/** Who may sign in to try things on; where nobody can yet, how the first owner sets up. */
function greetPeople(address: string, { people }: FirstCompany, codes: readonly SetUpCode[]): void {
  if (people.length) {
    print(`\n${colour.dim(`Sign in, with the password ${DEMO_PASSWORD}:`)}`);
    for (const email of people) print(`  ${email}`);
  }
  for (const { organisation, code } of codes) {
    print(`\n${colour.dim(`Become the first user of ${organisation}:`)}`);
    print(`  ${address}/setup?code=${code}`);
  }
}
