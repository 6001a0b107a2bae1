import { type Command, Option } from 'commander';
import {
  applyOrders,
  findMapping,
  type Prepared,
  prepareOrders,
  readTable,
  rehearse,
  writeRefused,
} from '../../import/index.ts';
import type { Result } from '../../kernel/problem.ts';
import { type House, inHouse } from './house.ts';
import { confirmed } from './import-question.ts';
import { importMasters, importStock } from './import-records.ts';
import { showApplied, showRehearsal } from './import-report.ts';
import { type ImportOptions, underWay } from './import-under-way.ts';
import { settingsOf } from './settings.ts';
import { printJson, showProblem } from './show/print.ts';

/** `allot import orders FILE --map MAPPING` and the like (L1). */
export function addImport(program: Command): void {
  const group = program
    .command('import')
    .description('Reads a CSV or XLSX file, shows what it would do, and does it when told to.');
  const orders = kind(group, 'orders', 'Orders, one row per line; --map says what the columns mean.');
  orders.addOption(
    new Option('--map <mapping>', 'a mapping file, or a name: online-retail …').default('allot'),
  );
  orders.action((file: string) => run(orders, (house, options) => importOrders(house, file, options)));
  for (const what of ['products', 'customers'] as const) {
    const command = kind(group, what, `The ${what}, one a row, by their fields.`)
      .option('--map <file>', 'a JSON file: what the columns are called')
      .option('--update', 'change those that are there and differ');
    command.action((file: string) =>
      run(command, (house, options) => importMasters(house, what, file, options)),
    );
  }
  const stock = kind(group, 'stock', 'Goods received: location, product, quantity, bin, lot, unitCost.');
  stock.option('--map <file>', 'a JSON file: what the columns are called');
  stock.action((file: string) => run(stock, (house, options) => importStock(house, file, options)));
}

const kind = (group: Command, name: string, description: string): Command =>
  group
    .command(name)
    .argument('<file>', 'FILE.csv or FILE.xlsx')
    .description(description)
    .option('--apply', 'do it without asking')
    .option('--take-good', 'take what has no fault; the rest goes to FILE.refused.csv');

function run(command: Command, work: (house: House, options: ImportOptions) => Promise<void>): Promise<void> {
  const settings = settingsOf(command);
  const given = command.opts();
  const options: ImportOptions = {
    map: given['map'],
    apply: given['apply'] === true,
    takeGood: given['takeGood'] === true,
    update: given['update'] === true,
    json: settings.json,
  };
  return inHouse(settings, (house) =>
    work({ ...house, actor: { ...house.actor, source: 'import' } }, options),
  );
}

async function importOrders(house: House, path: string, options: ImportOptions): Promise<void> {
  const prepared = await prepared_(house, path, options.map ?? 'allot');
  if (!prepared.ok) return showProblem(prepared.problem, options.json);
  const { value } = prepared;
  const rehearsal = rehearse(value);
  if (!options.json) showRehearsal(rehearsal);
  if (!(await confirmed(options, value.faults.length, rehearsal.create))) {
    if (options.json) printJson({ applied: false, rehearsal });
    if (value.faults.length) process.exitCode = 1;
    return;
  }
  const refusedFile = value.faults.length
    ? await writeRefused(value.file, value.refused, value.faults)
    : null;
  const applied = await underWay('orders', options, (how) => applyOrders(house, value, how));
  if (!applied.ok) return showProblem(applied.problem, options.json);
  if (options.json) printJson({ applied: true, rehearsal, ...applied.value, refusedFile });
  else showApplied(applied.value, refusedFile);
  if (applied.value.faults.length || applied.value.settled < applied.value.total) process.exitCode = 1;
}

async function prepared_(house: House, path: string, map: string): Promise<Result<Prepared>> {
  const mapping = await findMapping(house.db, house.actor.org, map);
  if (!mapping.ok) return mapping;
  const file = await readTable(path);
  return file.ok ? prepareOrders(house, file.value, mapping.value) : file;
}
