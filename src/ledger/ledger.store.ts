import { formatFixed, PRICE_SCALE, QUANTITY_SCALE } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { located, plainArray, type Statement, statement, textArray } from '../store/statement.ts';
import type { Entry } from './entry.ts';
import { type BinPosition, emptyPosition, type Position } from './position.ts';

export interface LedgerWrite {
  readonly entries: readonly { entry: Entry; stamp: { actor: Id; command: Id; at: string } }[];
  readonly positions: readonly { before: Position | null; after: Position }[];
  readonly bins: readonly { before: BinPosition | null; after: BinPosition }[];
  readonly guarded: boolean;
}

const ENTRY_COLUMNS =
  'id, product_id, location_id, source_id, actor_id, command_id, recorded_at, day, line, event, quantity, ref, reverses, bin_id, lot_id, unit_cost';
const ENTRY_TYPES = [
  'uuid',
  'uuid',
  'uuid',
  'uuid',
  'uuid',
  'uuid',
  'timestamptz',
  'date',
  'integer',
  'ledger_event',
  'numeric',
  'text',
  'uuid',
  'uuid',
  'uuid',
  'numeric',
];
const arrays = (from: number, types: readonly string[]): string =>
  `unnest(${types.map((type, i) => `$${from + i}::${type}[]`).join(', ')})`;

const SUMS = 'on_hand, demand, allocated, committed, expected';
const POSITION_TYPES = ['uuid', 'uuid', 'numeric', 'numeric', 'numeric', 'numeric', 'numeric', 'numeric'];
const BIN_TYPES = ['uuid', 'uuid', 'uuid', 'uuid', 'numeric', 'numeric', 'timestamptz'];

// Entries and the running sums they change are one statement, so that neither can ever be written alone.
// A position nobody had yet is a plain INSERT: should another process make it first, the batch is decided again.
const WRITE = `WITH entry AS (
  INSERT INTO ledger_entry (org_id, ${ENTRY_COLUMNS})
  SELECT $1::uuid, v.* FROM ${arrays(3, ENTRY_TYPES)} AS v
), fresh AS (
  INSERT INTO position (org_id, product_id, location_id, ${SUMS}, average_cost, guarded)
  SELECT $1::uuid, v.*, $2::boolean FROM ${arrays(19, POSITION_TYPES)} AS v
)
UPDATE position p
SET on_hand = p.on_hand + v.on_hand, demand = p.demand + v.demand, allocated = p.allocated + v.allocated,
    committed = p.committed + v.committed, expected = p.expected + v.expected, average_cost = v.average_cost,
    guarded = $2::boolean AND (p.guarded OR p.committed <= p.on_hand)
FROM ${located('position', `${arrays(27, POSITION_TYPES)} AS v(product_id, location_id, ${SUMS}, average_cost)`, 'x.product_id = v.product_id AND x.location_id = v.location_id')}
WHERE p.ctid = v.tid`;

const WRITE_WITH_BINS = `${WRITE.replace(
  ')\nUPDATE position',
  `), fresh_bin AS (
  INSERT INTO bin_position (org_id, product_id, location_id, bin_id, lot_id, on_hand, committed, received_at)
  SELECT $1::uuid, v.* FROM ${arrays(35, BIN_TYPES)} AS v
), bin AS (
  UPDATE bin_position b
  SET on_hand = b.on_hand + v.on_hand, committed = b.committed + v.committed, received_at = v.received_at
  FROM ${located('bin_position', `${arrays(42, BIN_TYPES)} AS v(product_id, location_id, bin_id, lot_id, on_hand, committed, received_at)`, 'x.product_id = v.product_id AND x.location_id = v.location_id AND x.bin_id = v.bin_id AND x.lot_id IS NOT DISTINCT FROM v.lot_id')}
  WHERE b.ctid = v.tid
)
UPDATE position`,
)}`;

export function writeLedger(org: Id, write: LedgerWrite): Statement[] {
  if (!write.entries.length) return [];
  const values = [
    org,
    write.guarded,
    ...entryArrays(write.entries),
    ...positionArrays(write.positions.filter((change) => !change.before)),
    ...positionArrays(write.positions.filter((change) => change.before)),
  ];
  if (!write.bins.length) return [statement('ledger.write', WRITE, values, 'ledger_entry')];
  values.push(...binArrays(write.bins.filter((change) => !change.before)));
  values.push(...binArrays(write.bins.filter((change) => change.before)));
  return [statement('ledger.write-with-bins', WRITE_WITH_BINS, values, 'ledger_entry')];
}

const quantities = (values: readonly bigint[]): string =>
  plainArray(values.map((value) => formatFixed(value, QUANTITY_SCALE)));
const prices = (values: readonly (bigint | null)[]): string =>
  plainArray(values.map((value) => (value === null ? null : formatFixed(value, PRICE_SCALE))));

function entryArrays(written: LedgerWrite['entries']): string[] {
  const each = (of: (entry: Entry) => unknown) => plainArray(written.map(({ entry }) => of(entry)));
  const stamped = (of: (stamp: LedgerWrite['entries'][number]['stamp']) => unknown) =>
    plainArray(written.map(({ stamp }) => of(stamp)));
  return [
    each((e) => e.id),
    each((e) => e.product),
    each((e) => e.location),
    each((e) => e.source),
    stamped((s) => s.actor),
    stamped((s) => s.command),
    stamped((s) => s.at),
    each((e) => e.day),
    each((e) => e.line),
    each((e) => e.event),
    quantities(written.map(({ entry }) => entry.quantity)),
    textArray(written.map(({ entry }) => entry.ref)),
    each((e) => e.reverses),
    each((e) => e.bin),
    each((e) => e.lot),
    prices(written.map(({ entry }) => entry.unitCost)),
  ];
}

function positionArrays(changes: LedgerWrite['positions']): string[] {
  const moved = changes.map(({ before, after }) => ({
    from: before ?? emptyPosition(after.product, after.location),
    to: after,
  }));
  const sum = (name: 'onHand' | 'demand' | 'allocated' | 'committed' | 'expected') =>
    quantities(moved.map(({ from, to }) => to[name] - from[name]));
  return [
    plainArray(moved.map(({ to }) => to.product)),
    plainArray(moved.map(({ to }) => to.location)),
    sum('onHand'),
    sum('demand'),
    sum('allocated'),
    sum('committed'),
    sum('expected'),
    prices(moved.map(({ to }) => to.averageCost)),
  ];
}

function binArrays(changes: LedgerWrite['bins']): string[] {
  return [
    plainArray(changes.map(({ after }) => after.product)),
    plainArray(changes.map(({ after }) => after.location)),
    plainArray(changes.map(({ after }) => after.bin)),
    plainArray(changes.map(({ after }) => after.lot)),
    quantities(changes.map(({ before, after }) => after.onHand - (before?.onHand ?? 0n))),
    quantities(changes.map(({ before, after }) => after.committed - (before?.committed ?? 0n))),
    textArray(changes.map(({ after }) => after.receivedAt)),
  ];
}
