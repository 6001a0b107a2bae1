import { registry } from '../../src/trades.ts';

/** Every command on documents must be accepted in some life. Master records and settings have tests of their own. */
const DOCUMENTS =
  /^(sales-order|shipment|purchase-order|invoice|payment|credit-note|return|receipt|adjustment|transfer|stock-count|bin-move|promise)\./;

export const REACHED: readonly string[] = [
  ...[...registry.commands.keys()].filter((name) => DOCUMENTS.test(name)),
  'lot.quarantine',
  'lot.release',
];
