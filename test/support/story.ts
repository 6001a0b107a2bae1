import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatQuantity } from '../../src/kernel/quantity.ts';
import { available, availableToPick, emptyPosition, type Position } from '../../src/ledger/position.ts';
import { DatabaseHouse } from './database-house.ts';
import type { House, HouseSettings } from './house-of-stories.ts';
import { must } from './house-of-stories.ts';
import { MemoryHouse } from './memory-house.ts';
import { shippingWords } from './story-words-shipping.ts';

const SKU = 'LANTERN';

const COLUMNS: Readonly<Record<string, (at: Position) => bigint>> = {
  'on hand': (at) => at.onHand,
  demand: (at) => at.demand,
  allocated: (at) => at.allocated,
  committed: (at) => at.committed,
  available,
  avp: availableToPick,
  expected: (at) => at.expected,
};

/**
 * A story is a table: one move a line, and after it the position of the one product, the number of ledger rows,
 * and the status of orders by their letter. It is told twice: on facts in memory, and on PostgreSQL.
 */
export function story(title: string, table: string, settings: HouseSettings = {}): void {
  test(`${title}, in memory`, () => tell(new MemoryHouse(settings), table));
  test(`${title}, on PostgreSQL`, async () => tell(await DatabaseHouse.open(settings), table));
}

async function tell(house: House, table: string): Promise<void> {
  try {
    await must(house, 'product.create', { sku: SKU, name: 'Lantern', unit: 'piece', price: '10.00' });
    await must(house, 'customer.create', { number: 'C-1', name: 'Customer' });
    const [header, ...lines] = table
      .split('\n')
      .map(cells)
      .filter((line) => line.length > 1);
    const ids = new Map<string, string>();
    for (const [move, ...expected] of lines) {
      const statuses = await act(house, move as string, ids);
      const actual = await standing(house, (header as string[]).slice(1), statuses, expected);
      assert.deepEqual(actual, expected, `after "${move}"`);
    }
  } finally {
    await house.close();
  }
}

const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim());

async function standing(
  house: House,
  columns: string[],
  statuses: Map<string, string>,
  expected: string[],
): Promise<string[]> {
  const [position = emptyPosition('', '')] = (await house.positions()).values();
  const rows = await house.rows();
  return columns.map((column, i) => {
    if (column === 'rows') return String(rows);
    const of = COLUMNS[column];
    if (of) return formatQuantity(of(position) as Position['onHand']);
    return statuses.get(column) ?? (expected[i] as string);
  });
}

/** Reads a move in plain words and does it; `– refused` at the end expects a refusal. */
async function act(house: House, words: string, ids: Map<string, string>): Promise<Map<string, string>> {
  const wantsRefusal = words.endsWith('– refused');
  const plain = words.replace('– refused', '').trim();
  const [command, input, letter] = shippingWords(plain, ids) ?? understood(plain, ids);
  const verdict = await house.do(command, input);
  const statuses = new Map<string, string>();
  if (wantsRefusal) {
    assert.equal(verdict.ok, false, `"${words}" should have been refused`);
    assert.ok(!verdict.ok && verdict.problem.status < 500, JSON.stringify(verdict));
    return statuses;
  }
  assert.ok(
    verdict.ok,
    `"${words}" was refused: ${verdict.ok ? '' : `${verdict.problem.type} ${verdict.problem.detail}`}`,
  );
  if (letter) {
    ids.set(letter, verdict.answer.id);
    statuses.set(letter, String(verdict.answer.status));
    // What is done to a shipment moves its order on.
    const order = [...ids].find(([, id]) => id === verdict.answer.orderId)?.[0];
    if (order) statuses.set(order, String(verdict.answer.orderStatus));
  }
  return statuses;
}

function understood(
  words: string,
  ids: Map<string, string>,
): [command: string, input: object, letter?: string] {
  const match = (pattern: RegExp) => pattern.exec(words)?.slice(1) as string[] | undefined;
  const order = (quantity: string) => ({ customer: 'C-1', lines: [{ product: SKU, quantity }] });
  let found = match(/^receive ([\d.]+)$/);
  if (found)
    return [
      'receipt.create',
      { location: 'MAIN', lines: [{ product: SKU, quantity: found[0], unitCost: '4' }] },
    ];
  found = match(/^save (\w) ([\d.]+)$/);
  if (found)
    return [
      'sales-order.create',
      { ...order(found[1]!), workflow: 'shipment-driven', confirm: false },
      found[0],
    ];
  found = match(/^save and confirm (\w) ([\d.]+)$/);
  if (found)
    return [
      'sales-order.create',
      { ...order(found[1]!), workflow: 'shipment-driven', confirm: true },
      found[0],
    ];
  found = match(/^create (\w) at (\w+) ([\d.]+)$/);
  if (found)
    return [
      'sales-order.create',
      { ...order(found[2]!), workflow: 'status-driven', status: found[1] },
      found[0],
    ];
  found = match(/^edit (\w) to ([\d.]+)$/);
  if (found)
    return [
      'sales-order.edit-lines',
      { ref: ids.get(found[0]!), edit: [{ line: 1, quantity: found[1] }] },
      found[0],
    ];
  found = match(/^dispute (\w)$/);
  if (found)
    return [
      'sales-order.dispute',
      { ref: ids.get(found[0]!), type: 'shortage', reason: 'missing' },
      found[0],
    ];
  found = match(/^resolve (\w)$/);
  if (found) return ['sales-order.resolve', { ref: ids.get(found[0]!), outcome: 'won' }, found[0]];
  found = match(/^([a-z-]+) (\w)$/);
  if (found) return [`sales-order.${found[0]}`, { ref: ids.get(found[1]!) }, found[1]];
  throw new Error(`nobody understands "${words}"`);
}
