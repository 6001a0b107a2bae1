import type { Quantity } from '../kernel/fixed.ts';
import type { Entry } from '../ledger/entry.ts';
import { namesBin } from '../ledger/events.ts';
import { binPositionKey, emptyPosition, positionKey, post, postToBin } from '../ledger/position.ts';
import type { Facts } from './fact.ts';
import { binPositions, positions } from './stock-facts.ts';

const NONE = 0n as Quantity;

/** Takes an entry into account in what a batch knows of positions, and of bins where it names one. */
export function postToFacts(facts: Facts, entry: Entry, now: string): void {
  const { product, location, bin, lot } = entry;
  const position = facts.get(positions, positionKey(product, location)) ?? emptyPosition(product, location);
  facts.put(positions, post(position, entry));
  if (!namesBin(entry.event) || !bin) return;
  const known = facts.get(binPositions, binPositionKey(product, location, bin, lot));
  const inBin = known ?? { product, location, bin, lot, onHand: NONE, committed: NONE, receivedAt: null };
  facts.put(binPositions, postToBin(inBin, entry, now));
}
