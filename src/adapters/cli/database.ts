import { DataDirectoryInUse, openDatabase } from '../../store/embedded/index.ts';
import { pendingMigrations } from '../../store/migrate.ts';
import { prepareSchema } from '../../store/prepare.ts';
import { EXIT, Failure, wordsOf } from './exit.ts';
import type { Settings } from './settings.ts';

export interface OpenedDatabase {
  readonly url: string;
  readonly kind: 'embedded' | 'external';
  readonly attached: boolean;
  stop(): Promise<void>;
}

const quiet = (): void => {};

/** The database for one command: the running one, or the embedded one for as long as the command takes. */
export async function openForCommands(settings: Settings): Promise<OpenedDatabase> {
  const database = await opened(settings, 'attach-or-own', quiet);
  try {
    // A database of ours that nobody else uses is brought up to date; one in use is left to its server.
    if (database.kind === 'embedded' && !database.attached) await prepareSchema(database.url);
    else await refuseOldSchema(database.url);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** The database as it is, whatever its schema: for migrate, restore and serve. */
export async function opened(
  settings: Settings,
  mode: 'own' | 'attach-or-own',
  log: (line: string) => void,
): Promise<OpenedDatabase> {
  try {
    return await openDatabase({ dataDir: settings.dataDir, url: settings.url, mode, log });
  } catch (error) {
    if (error instanceof DataDirectoryInUse) throw error;
    throw new Failure(EXIT.unreachable, wordsOf(error), null, error);
  }
}

async function refuseOldSchema(url: string): Promise<void> {
  const pending = await pendingMigrations(url).catch((error) => {
    throw new Failure(EXIT.unreachable, wordsOf(error), null, error);
  });
  if (!pending.length) return;
  throw new Failure(
    EXIT.unreachable,
    `the database lacks ${pending.length} migration${pending.length === 1 ? '' : 's'} of this version of Allot`,
    'run "allot migrate", or start "allot serve" again',
  );
}
