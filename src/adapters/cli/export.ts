import { type Command, Option } from 'commander';
import { EXPORTED, type Exported, exportTable, LISTS, ListRefused, writeTable } from '../../export/index.ts';
import { registry } from '../../trades.ts';
import { usageFailure } from './exit.ts';
import { type Field, fieldsOf } from './fields.ts';
import { inHouse } from './house.ts';
import { progressBar } from './progress.ts';
import { rawInput } from './raw-input.ts';
import { settingsOf } from './settings.ts';
import { note, print, printJson, showProblem } from './show/print.ts';

/** `allot export orders --to FILE`: what a list shows, with the list's own filters (L2). */
export function addExport(program: Command): void {
  const group = program
    .command('export')
    .description('Writes what a list shows to a CSV or XLSX file that can be imported again.');
  for (const what of EXPORTED) addExported(group, what);
}

const PAGING = new Set(['cursor', 'limit']);

function addExported(group: Command, what: Exported): void {
  const query = registry.queries.get(LISTS[what]);
  if (!query) return;
  const fields = fieldsOf(query.input)
    .filter((field) => !PAGING.has(field.name))
    // `--to` says which file.
    .map((field) => (field.flag === 'to' ? { ...field, flag: 'through' } : field));
  const command = group
    .command(what)
    .description(`The ${what}, as "${LISTS[what].replace('.', ' ')}" shows them.`)
    .requiredOption('--to <file>', 'FILE.csv or FILE.xlsx');
  for (const field of fields) {
    const value = field.kind === 'yes-or-no' ? '' : ' <text>';
    const option = new Option(`--${field.flag}${value}`, field.about);
    if (field.kind === 'list') option.argParser((text: string, all: string[] = []) => [...all, text]);
    command.addOption(option);
  }
  command.action(() => write(what, fields, command));
}

async function write(what: Exported, fields: readonly Field[], command: Command): Promise<void> {
  const settings = settingsOf(command);
  const options = command.opts();
  const to = options['to'] as string;
  if (!/\.(csv|xlsx)$/.test(to)) throw usageFailure(`"${to}" ends neither in .csv nor in .xlsx`);
  const filters = rawInput(fields, undefined, options);
  const bar = progressBar(what, settings.json);
  try {
    const rows = await inHouse(settings, async (house) =>
      writeTable(exportTable(house, what, filters), to, (count) => count % 500 === 0 && bar(count, count)),
    );
    bar.end();
    if (settings.json) printJson({ file: to, rows });
    else print(`${rows} rows of ${what} are in ${to}`);
    if (!rows) note('the list is empty: only the column names were written');
  } catch (error) {
    bar.end();
    if (!(error instanceof ListRefused)) throw error;
    showProblem(error.problem, settings.json);
  }
}
