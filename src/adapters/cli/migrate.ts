import type { Command } from 'commander';
import { prepareSchema } from '../../store/prepare.ts';
import { opened } from './database.ts';
import { EXIT, Failure, wordsOf } from './exit.ts';
import { settingsOf } from './settings.ts';
import { print, printJson } from './show/print.ts';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Brings the database up to date; doing it twice changes nothing.')
    .action(async (_options, command: Command) => {
      const settings = settingsOf(command);
      const database = await opened(settings, 'attach-or-own', () => {});
      try {
        const applied = await migrated(database.url);
        if (settings.json) printJson({ applied });
        else print(applied.length ? `applied ${applied.join(', ')}` : 'up to date');
      } finally {
        await database.stop();
      }
    });
}

async function migrated(url: string): Promise<string[]> {
  try {
    return await prepareSchema(url);
  } catch (error) {
    throw new Failure(EXIT.unreachable, wordsOf(error), null, error);
  }
}
