import type { Command } from 'commander';

/** Options every command takes; each may also come from the environment. */
export interface Settings {
  readonly json: boolean;
  /** Name or id; null where only one organisation exists. */
  readonly org: string | null;
  /** Where the embedded PostgreSQL keeps its data. */
  readonly dataDir: string;
  /** A PostgreSQL of the user's own. */
  readonly url: string | undefined;
}

export function addSettings(program: Command): void {
  program
    .option('--json', 'answer with JSON')
    .option('--org <name>', 'the organisation, by name or id, when there are several (ALLOT_ORG)')
    .option('--data-dir <folder>', 'data of the built-in PostgreSQL (ALLOT_DATA; "data" unless said)')
    .option('--database-url <url>', 'use this PostgreSQL instead (DATABASE_URL)');
}

/** As given anywhere on the line: before the command or after it. An explicit --data-dir beats DATABASE_URL. */
export function settingsOf(command: Command): Settings {
  const given = command.optsWithGlobals();
  const { env } = process;
  const dataDir: string | undefined = given['dataDir'];
  return {
    json: given['json'] === true,
    org: given['org'] ?? (env.ALLOT_ORG || null),
    dataDir: dataDir ?? (env.ALLOT_DATA || 'data'),
    url: given['databaseUrl'] ?? (dataDir ? undefined : env.DATABASE_URL || undefined),
  };
}
