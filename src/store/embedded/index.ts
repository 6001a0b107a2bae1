import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { connectionOf } from './cluster.ts';
import { checkExternal } from './external.ts';
import { type Home, knownHome, prepareHome, SPARE } from './home.ts';
import { askHolder, claimOwnership, type Holder, type Ownership } from './owner.ts';
import { runServer, urlOf } from './server.ts';

export type Database = {
  /** A connection string for `pg`, psql and the like. */
  url: string;
  kind: 'embedded' | 'external';
  /** True when another process runs the server; `stop` then leaves it running. */
  attached: boolean;
  stop(): Promise<void>;
};

export type DatabaseOptions = {
  /** Holds the embedded server's data. */
  dataDir: string;
  /** A PostgreSQL of your own (DATABASE_URL): nothing is started then. */
  url?: string;
  /**
   * `own` (serve): this process runs the server, or openDatabase throws DataDirectoryInUse.
   * `attach-or-own` (commands): uses the server another process runs, or runs one until `stop`.
   */
  mode?: 'own' | 'attach-or-own';
  /** Gives up durability for speed. Only for data made by ordinary tests. */
  expendable?: boolean;
  log?: (line: string) => void;
};

export class DataDirectoryInUse extends Error {
  override name = 'DataDirectoryInUse';
  holder: Holder;

  constructor(dataDir: string, holder: Holder) {
    const who = holder.pid === 0 ? holder.command : `process ${holder.pid} (${holder.command})`;
    super(
      `The data in ${dataDir} is in use by ${who}. ` +
        'Stop that process first, or choose another place with ALLOT_DATA.',
    );
    this.holder = holder;
  }
}

/** Opens the database: yours when there is a url, else the embedded one, made at the first time. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url) {
    await checkExternal(options.url);
    return { url: options.url, kind: 'external', attached: false, stop: async () => {} };
  }
  if (process.platform === 'win32') {
    throw new Error(
      'The built-in PostgreSQL runs on Linux and macOS. Set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
  const log = options.log ?? (() => {});
  const account = serverAccount(log);
  const home = prepareHome(options.dataDir, account, log);
  const claim = await claimOrAttach(home, options);
  if ('url' in claim) return { url: claim.url, kind: 'embedded', attached: true, stop: async () => {} };
  const { owned } = claim;
  try {
    const binaries = await findBinaries(account, account ? SPARE : home.root, log);
    const server = await runServer({ home, binaries, account, expendable: options.expendable ?? false, log });
    owned.setReady(true);
    return { url: server.url, kind: 'embedded', attached: false, stop: onceStopped(server, owned) };
  } catch (error) {
    await owned.release();
    throw error;
  }
}

/** The url of the server that some process runs on this data directory, or null. Starts nothing. */
export async function findRunning(dataDir: string): Promise<string | null> {
  const home = knownHome(dataDir);
  const holder = home && (await askHolder(join(home.run, 'owner.sock')));
  return home && holder?.ready ? urlOf(home, await connectionOf(home)) : null;
}

const PATIENCE = 60_000;

async function claimOrAttach(
  home: Home,
  options: DatabaseOptions,
): Promise<{ owned: Ownership } | { url: string }> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const claim = await claimOwnership(join(home.run, 'owner.sock'));
    if ('owned' in claim) return claim;
    const inUse = new DataDirectoryInUse(options.dataDir, claim.heldBy);
    if (options.mode !== 'attach-or-own') throw inUse;
    if (claim.heldBy.ready) return { url: urlOf(home, await connectionOf(home)) };
    if (Date.now() > end) throw inUse;
    await wait(50); // it is starting or stopping: then we attach or own
  }
}

function onceStopped(server: { stop(): Promise<void> }, owned: Ownership): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  return () => {
    owned.setReady(false);
    stopped ??= server.stop().finally(() => owned.release());
    return stopped;
  };
}
