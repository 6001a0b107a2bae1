import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { formatFixed, PRICE_SCALE, QUANTITY_SCALE } from '../../src/kernel/fixed.ts';
import { formatMoney, formatPercent } from '../../src/kernel/money.ts';
import type { CreateInput } from '../../src/sales/input.ts';
import { sqlState } from '../../src/store/connection.ts';
import { plainArray, textArray } from '../../src/store/statement.ts';

export interface Caller {
  readonly org: string;
  readonly token: string;
  readonly hash: Buffer;
}

/** What the database answers about a new order: what it looked up and counted, for the document. */
export interface Created {
  readonly id: string;
  readonly now: string;
  readonly refusal: string | null;
  readonly replay: Record<string, unknown> | null;
  // biome-ignore lint/suspicious/noExplicitAny: JSON made by create-order.sql
  readonly order: any;
  readonly lines: readonly [
    id: string,
    sku: string,
    name: string,
    unit: string,
    price: string,
    rate: string,
  ][];
}

const COUNT = 22;
const TEXT = `SELECT * FROM reference_create_order(${Array.from({ length: COUNT }, (_, i) => `$${i + 1}`).join(', ')})`;

/** Deadlock, serialization failure, and a key or number that another transaction took at the same moment. */
const AGAIN = new Set(['40P01', '40001', '23505']);
const MOST_TRIES = 8;

/** One order, one transaction, one round trip; again when it collided with another. */
export async function createOrder(
  pool: pg.Pool,
  caller: Caller,
  input: CreateInput,
  key: string | null,
  hash: Buffer,
  sequence: boolean,
): Promise<Created> {
  const id = uuidv7();
  const now = new Date().toISOString();
  const values = [...valuesOf(caller, input, key, hash, id, now), sequence];
  for (let attempt = 1; ; attempt++) {
    try {
      const { rows } = await pool.query({ name: 'create-order', text: TEXT, values });
      const { o_refusal: refusal, o_replay: replay, o_order: order, o_lines: lines } = rows[0];
      return { id, now, refusal, replay, order, lines };
    } catch (error) {
      if (attempt === MOST_TRIES || !AGAIN.has(sqlState(error) ?? '')) throw error;
      await wait(attempt * 2 * Math.random());
    }
  }
}

function valuesOf(
  caller: Caller,
  input: CreateInput,
  key: string | null,
  hash: Buffer,
  id: string,
  now: string,
): unknown[] {
  const { customer, channel, location, orderDate, mustArriveBy, customerPo, notes, confirm, lines } = input;
  return [
    caller.org,
    caller.token,
    caller.hash,
    uuidv7(),
    key,
    hash,
    id,
    now,
    customer,
    channel ?? null,
    location ?? null,
    orderDate ?? null,
    mustArriveBy ?? null,
    customerPo ?? null,
    notes ?? null,
    confirm ?? null,
    textArray(lines.map((line) => line.product)),
    plainArray(lines.map((line) => formatFixed(line.quantity, QUANTITY_SCALE))),
    plainArray(
      lines.map((line) => (line.unitPrice === undefined ? null : formatFixed(line.unitPrice, PRICE_SCALE))),
    ),
    plainArray(lines.map((line) => (line.discount === undefined ? null : formatMoney(line.discount)))),
    plainArray(lines.map((line) => (line.taxRate === undefined ? null : formatPercent(line.taxRate)))),
  ];
}
