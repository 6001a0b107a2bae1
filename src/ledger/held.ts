import { minus, PRICE_SCALE, type Price, parseFixed, plus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { NO_QUANTITY, quantity } from '../kernel/quantity.ts';
import type { Row } from '../store/statement.ts';
import type { Entry, HeldEntry } from './entry.ts';
import { type ForwardEvent, isReversal } from './events.ts';

/** What a document holds, from all its rows of the ledger: forward entries less what was reversed, oldest first. */
export function heldFrom(rows: readonly Row[]): HeldEntry[] {
  const reversed = new Map<Id, Quantity>();
  for (const row of rows) {
    if (!isReversal(row.event)) continue;
    reversed.set(row.reverses, plus(reversed.get(row.reverses) ?? NO_QUANTITY, quantity(row.quantity)));
  }
  const held: HeldEntry[] = [];
  for (const row of rows) {
    if (isReversal(row.event)) continue;
    const left = minus(quantity(row.quantity), reversed.get(row.id) ?? NO_QUANTITY);
    if (left > 0n) held.push(readHeld(row, left));
  }
  return held.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const readHeld = (row: Row, left: Quantity): HeldEntry => ({
  id: row.id,
  line: row.line,
  product: row.product_id,
  location: row.location_id,
  event: row.event,
  quantity: left,
  day: row.day,
  bin: row.bin_id,
  lot: row.lot_id,
  unitCost: row.unit_cost === null ? null : (parseFixed(row.unit_cost, PRICE_SCALE) as Price),
});

/** What is held after these entries: reversals eat into what they name, the rest is added. */
export function heldAfter(held: readonly HeldEntry[], entries: readonly Entry[]): HeldEntry[] {
  const after = new Map(held.map((entry) => [entry.id, entry]));
  for (const entry of entries) {
    if (!isReversal(entry.event)) {
      after.set(entry.id, entry as Entry & { event: ForwardEvent });
      continue;
    }
    const original = after.get(entry.reverses as Id) as HeldEntry;
    const left = minus(original.quantity, entry.quantity);
    if (left > 0n) after.set(original.id, { ...original, quantity: left });
    else after.delete(original.id);
  }
  return [...after.values()];
}
