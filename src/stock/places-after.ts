import { type Put, put } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import type { Entry } from '../ledger/entry.ts';
import { positionKey } from '../ledger/position.ts';
import { bins } from './location.ts';
import { type Lot, lots } from './lot.ts';
import { type Place, type Places, placesOf } from './places.ts';

/** The places of each product with those added that goods came into, so that later commands of the batch see them. */
export function placesAfter(entries: readonly Entry[], made: readonly Lot[], facts: Facts): Put[] {
  const puts: Put[] = [];
  const inBins = entries.filter(({ bin }) => bin !== null);
  for (const [key, moved] of Map.groupBy(inBins, (entry) => positionKey(entry.product, entry.location))) {
    const before = facts.get(placesOf, key);
    if (!before) continue;
    const known = new Set(before.places.map(placeKey));
    const added: Place[] = [];
    for (const entry of moved) {
      if (known.has(placeKey(entry))) continue;
      const place = placeOf(entry, before, made, facts);
      if (!place) continue;
      added.push(place);
      known.add(placeKey(entry));
    }
    if (added.length) puts.push(put(placesOf, { ...before, places: [...before.places, ...added] }));
  }
  return puts;
}

const placeKey = ({ bin, lot }: Pick<Entry, 'bin' | 'lot'>): string => `${bin}/${lot}`;

function placeOf(
  { bin, lot: lotId }: Entry,
  { places }: Places,
  made: readonly Lot[],
  facts: Facts,
): Place | null {
  if (bin === null) return null;
  const known = facts.peek(bins, bin);
  const same = places.find((place) => place.bin === bin);
  const where = known ? { binCode: known.code, sequence: known.sequence } : same;
  if (!where) return null;
  const lot =
    lotId === null ? null : (made.find((one) => one.id === lotId) ?? facts.peek(lots, lotId) ?? null);
  return {
    bin,
    binCode: where.binCode,
    sequence: where.sequence,
    lot: lotId,
    lotNumber: lot?.number ?? null,
    expiresOn: lot?.expiresOn ?? null,
    quarantined: lot?.quarantined ?? false,
  };
}
