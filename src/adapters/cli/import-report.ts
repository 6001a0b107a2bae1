import colour from 'picocolors';
import type { Applied, Fault, Rehearsal } from '../../import/index.ts';
import { note, print } from './show/print.ts';

const MOST_FAULTS = 50;
const MOST_NAMES = 12;

const some = (names: readonly (string | number)[]): string =>
  names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} … (${names.length})`
    : names.join(', ');
const amounts = (by: Readonly<Record<string, string>>): string =>
  Object.entries(by)
    .map(([currency, sum]) => `${sum} ${currency}`)
    .join(' + ') || '0';
const say = (what: string, text: string | number): void => print(`  ${what.padEnd(26)} ${text}`);

/** The rehearsal of an import of orders, for people. */
export function showRehearsal(rehearsal: Rehearsal): void {
  const { merged, charges, stock, products, customers } = rehearsal;
  print(colour.bold(`${rehearsal.file}, read as ${rehearsal.mapping}`));
  say('rows', rehearsal.rows);
  say('documents', rehearsal.documents);
  say('orders to create', rehearsal.create);
  say('already there', rehearsal.alreadyThere);
  if (rehearsal.sentAgainDifferently.length)
    say('sent again, differently', `${some(rehearsal.sentAgainDifferently)}: skipped and flagged`);
  if (merged.lines) say('lines merged', `${merged.rows} rows into ${merged.lines} lines`);
  for (const { reason, rows } of rehearsal.skipped)
    say('rows skipped', `${rows.length}, ${reason}: ${some(rows)}`);
  if (products.create.length) say('products to create', some(products.create));
  for (const twins of products.caseTwins) say('differ only by capitals', colour.yellow(twins.join(' / ')));
  if (customers.create.length) say('customers to create', some(customers.create));
  say('value of the orders', amounts(rehearsal.value));
  if (charges.rows)
    say(
      'charges',
      `shipping ${amounts(charges.shipping)}, other ${amounts(charges.other)} (${charges.rows} rows)`,
    );
  if (stock.shortLines)
    say(
      'short',
      colour.yellow(`${stock.shortLines} of ${stock.lines} lines, ${stock.shortProducts} products`),
    );
  if (rehearsal.unusedColumns.length) say('columns not used', rehearsal.unusedColumns.join(', '));
  showFaults(rehearsal.faults);
}

export function showFaults(faults: readonly Fault[]): void {
  if (!faults.length) return;
  print(colour.red(`${faults.length} faults`));
  for (const { row, column, detail } of faults.slice(0, MOST_FAULTS))
    print(`  row ${row}${column ? `, ${column}` : ''}: ${detail}`);
  if (faults.length > MOST_FAULTS) print(`  and ${faults.length - MOST_FAULTS} more; --json lists them all`);
}

type Settled = Pick<Applied, 'counts' | 'faults' | 'total' | 'settled'> & Partial<Applied>;

export function showApplied(applied: Settled, refusedFile: string | null): void {
  const { counts, faults, productsCreated, customersCreated } = applied;
  const said = Object.entries({ ...counts, productsCreated, customersCreated })
    .filter(([, count]) => count)
    .map(([what, count]) => `${count} ${what.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`);
  print(`${colour.green('✔')} ${said.join(', ') || 'nothing to do'}`);
  for (const { document, row, detail } of faults) print(colour.red(`  ${document} (row ${row}): ${detail}`));
  if (refusedFile) note(`the refused rows are in ${refusedFile}`);
  if (applied.settled < applied.total)
    note(`interrupted after ${applied.settled} of ${applied.total}: the same command goes on from there`);
}
