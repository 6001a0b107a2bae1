import type { Command } from 'commander';
import { BackupRefused, backup, inspect, restore } from '../../backup/index.ts';
import { opened, openForCommands } from './database.ts';
import { EXIT, Failure } from './exit.ts';
import { progressBar } from './progress.ts';
import { settingsOf } from './settings.ts';
import { print, printJson } from './show/print.ts';

const RESTORE_HELP = `
Examples:
  allot restore allot.backup --data-dir restored     into a new built-in PostgreSQL
  DATABASE_URL=postgres://… allot restore allot.backup
  allot restore allot.backup --check                 only read the file through`;

export function addBackup(program: Command): void {
  program
    .command('backup <file>')
    .description('Writes everything into one file, as it is at this moment, while others go on working.')
    .option('--replace', 'write over a file of that name')
    .addHelpText('after', '\nExample:\n  allot backup allot.backup')
    .action((file: string, _options, command: Command) => run(() => makeBackup(file, command)));
  program
    .command('restore <file>')
    .description('Fills an empty database from a backup, all of it or nothing.')
    .option('--check', 'only see whether the file is whole')
    .addHelpText('after', RESTORE_HELP)
    .action((file: string, _options, command: Command) => run(() => doRestore(file, command)));
}

async function run(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof BackupRefused) throw new Failure(EXIT.refused, error.message, null, error);
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === 'open')
      throw new Failure(EXIT.refused, `the file cannot be opened (${code})`, null, error);
    throw error;
  }
}

async function makeBackup(file: string, command: Command): Promise<void> {
  const settings = settingsOf(command);
  const database = await openForCommands(settings);
  const progress = progressBar('backing up', settings.json);
  const started = performance.now();
  try {
    const made = await backup(database.url, file, { replace: command.opts()['replace'], progress });
    progress.end();
    const seconds = (performance.now() - started) / 1000;
    if (settings.json) printJson({ file, ...made, seconds });
    else
      print(
        `${file}: ${made.rows} rows of ${made.tables} tables, ${size(made.bytes)}, ${seconds.toFixed(1)} s`,
      );
  } finally {
    progress.end();
    await database.stop();
  }
}

async function doRestore(file: string, command: Command): Promise<void> {
  const settings = settingsOf(command);
  if (command.opts()['check']) {
    const header = await inspect(file);
    if (settings.json) printJson(header);
    else print(`${file} is whole: made ${header.at} by Allot ${header.version}`);
    return;
  }
  const database = await opened(settings, 'attach-or-own', () => {});
  const progress = progressBar('restoring', settings.json);
  try {
    const { tables, rows, header } = await restore(database.url, file, { progress });
    progress.end();
    if (settings.json) printJson({ file, tables, rows, at: header.at });
    else
      print(
        `restored ${rows} rows of ${tables} tables as they were ${header.at}\n→ allot verify proves them`,
      );
  } finally {
    progress.end();
    await database.stop();
  }
}

const size = (bytes: number): string =>
  bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
