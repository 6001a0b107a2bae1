import type { Command } from 'commander';
import { DEMO_PASSWORD, type DemoFounded, foundDemo } from '../../demo/index.ts';
import { openForCommands } from './database.ts';
import { keepToken } from './first-company.ts';
import { progressBar } from './progress.ts';
import { settingsOf } from './settings.ts';
import { print, printJson } from './show/print.ts';

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Founds another company to try things on, with products, stock and orders in every state.')
    .option('--name <text>', 'what it is called', 'Harbour & Pine')
    .addHelpText('after', '\nExample:\n  allot demo --name "Second try"')
    .action(async (_options, command: Command) => {
      const settings = settingsOf(command);
      const database = await openForCommands(settings);
      const progress = progressBar('founding', settings.json);
      try {
        const founded = await foundDemo(database.url, { name: command.opts()['name'], progress });
        progress.end();
        keepToken(settings.dataDir, founded.ownerToken);
        if (settings.json) printJson(founded);
        else printFounded(founded);
      } finally {
        progress.end();
        await database.stop();
      }
    });
}

function printFounded({ name, orders, ownerToken, people }: DemoFounded): void {
  print(`${name} is founded: ${orders} orders.`);
  print(`owner's token  ${ownerToken}`);
  print(`sign in        ${people.join(', ')}`);
  print(`password       ${DEMO_PASSWORD}`);
}
