import { type Started, start } from '../../src/main.ts';
import { serveParent } from '../child.ts';

/** Allot as it is served, with rate limiting off: one caller sends everything. */
let started: Started | undefined;

serveParent(
  async ({ databaseUrl }: { databaseUrl: string }) => {
    const limits = { perMinute: 0, failuresPerMinute: 0 };
    started = await start({ databaseUrl, port: 0, limits });
    return { address: started.address };
  },
  async () => started?.close(),
);
