import assert from 'node:assert/strict';
import { products } from '../../src/catalog/product.ts';
import { day } from '../../src/kernel/day.ts';
import { positionKey } from '../../src/ledger/position.ts';
import { nothingAt, presentAt, promisesAt, queueOf, share, why } from '../../src/promises/index.ts';
import { locations } from '../../src/stock/location.ts';
import { DatabaseHouse } from './database-house.ts';
import type { House } from './house-of-stories.ts';
import { MemoryHouse } from './memory-house.ts';

const TODAY = day('2026-12-01');

/** `SO-000001: in stock – 5 in stock`, a line for each promise of a product at a location, in the order of rank. */
export async function promisesTold(house: House, sku: string, code = 'MAIN'): Promise<string[]> {
  if (house instanceof DatabaseHouse) {
    const asked = { product: sku, location: code };
    const answer = await house.assembly.desk.query(house.actor, 'promise.list', asked);
    assert.ok(answer.ok, answer.ok ? '' : answer.problem.detail);
    const { data } = answer.value as {
      data: { order: string; verdict: string; date: string; why: string }[];
    };
    return data.map((one) => told(one.order, one.verdict, one.date, one.why));
  }
  assert.ok(house instanceof MemoryHouse);
  const { facts } = house.unit;
  const product = [...facts.values(products)].find((one) => one.sku === sku)?.id;
  const location = [...facts.values(locations)].find((one) => one.code === code)?.id;
  assert.ok(product && location, `there is no ${sku} or no ${code}`);
  const key = positionKey(product, location);
  if (facts.peek(promisesAt, key) === undefined)
    facts.take(promisesAt, [key], new Set(), [nothingAt(product, location)]);
  const { lines, supply } = queueOf(presentAt(facts, product, location), TODAY);
  return share(lines, supply, TODAY).map((one) => told(one.line.number, one.verdict, one.date, why(one)));
}

const told = (order: string, verdict: string, date: string | null, reason: string): string =>
  `${order} ${verdict}${date && date !== TODAY ? ` ${date}` : ''}: ${reason}`;
