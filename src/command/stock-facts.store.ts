import { PRICE_SCALE, type Price, parseFixed } from '../kernel/fixed.ts';
import { quantity } from '../kernel/quantity.ts';
import type { BinPosition, Position } from '../ledger/position.ts';
import { plainArray, type Row, statement } from '../store/statement.ts';
import type { FactStore } from './fact.ts';
import { binPositions, positions } from './stock-facts.ts';

// Keys go in sorted and are looked up one by one, so rows are locked in key order whatever the plan.
const LOCK = `
SELECT 1 FROM unnest($2::uuid[], $3::uuid[]) AS k(product_id, location_id)
CROSS JOIN LATERAL (
  SELECT 1 FROM position p
  WHERE p.org_id = $1::uuid AND p.product_id = k.product_id AND p.location_id = k.location_id FOR UPDATE
) AS locked`;
const LOAD = `
SELECT p.* FROM unnest($2::uuid[], $3::uuid[]) AS k(product_id, location_id)
CROSS JOIN LATERAL (
  SELECT product_id, location_id, on_hand, demand, allocated, committed, expected, average_cost FROM position p
  WHERE p.org_id = $1::uuid AND p.product_id = k.product_id AND p.location_id = k.location_id
  OFFSET 0
) AS p`;

export const positionStore: FactStore<Position> = {
  fact: positions,
  about: ({ location }) => ({ locations: [location] }),
  load(org, keys, locked) {
    const values = (some: readonly string[]) => {
      const pairs = [...some].sort().map((key) => key.split('/'));
      return [org, plainArray(pairs.map((p) => p[0])), plainArray(pairs.map((p) => p[1]))];
    };
    return {
      lock: locked.length ? [statement('position.lock', LOCK, values(locked))] : [],
      load: [statement('position.load', LOAD, values(keys))],
      read: ([rows]) => rows!.map(readPosition),
    };
  },
  // Positions are written with the entries that change them (ledger.store.ts), and by nothing else.
  save: () => [],
};

export const readPosition = (row: Row): Position => ({
  product: row.product_id,
  location: row.location_id,
  onHand: quantity(row.on_hand),
  demand: quantity(row.demand),
  allocated: quantity(row.allocated),
  committed: quantity(row.committed),
  expected: quantity(row.expected),
  averageCost: parseFixed(row.average_cost, PRICE_SCALE) as Price,
});

const BIN_MATCH = `b.org_id = $1::uuid AND b.product_id = k.product_id AND b.location_id = k.location_id
    AND b.bin_id = k.bin_id AND b.lot_id IS NOT DISTINCT FROM k.lot_id`;
const BIN_KEYS =
  'unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[]) AS k(product_id, location_id, bin_id, lot_id)';
const LOCK_BINS = `SELECT 1 FROM ${BIN_KEYS} CROSS JOIN LATERAL (SELECT 1 FROM bin_position b WHERE ${BIN_MATCH} FOR UPDATE) AS locked`;
const LOAD_BINS = `SELECT b.* FROM ${BIN_KEYS} CROSS JOIN LATERAL (
  SELECT product_id, location_id, bin_id, lot_id, on_hand, committed, received_at FROM bin_position b WHERE ${BIN_MATCH} OFFSET 0) AS b`;

export const binPositionStore: FactStore<BinPosition> = {
  fact: binPositions,
  about: ({ location }) => ({ locations: [location] }),
  load(org, keys, locked) {
    const values = (some: readonly string[]) => {
      const parts = [...some].sort().map((key) => key.split('/'));
      const part = (i: number) => plainArray(parts.map((p) => (p[i] === '-' ? null : p[i])));
      return [org, part(0), part(1), part(2), part(3)];
    };
    return {
      lock: locked.length ? [statement('bin-position.lock', LOCK_BINS, values(locked))] : [],
      load: [statement('bin-position.load', LOAD_BINS, values(keys))],
      read: ([rows]) => rows!.map(readBinPosition),
    };
  },
  save: () => [],
};

export const readBinPosition = (row: Row): BinPosition => ({
  product: row.product_id,
  location: row.location_id,
  bin: row.bin_id,
  lot: row.lot_id,
  onHand: quantity(row.on_hand),
  committed: quantity(row.committed),
  receivedAt: row.received_at,
});
