import type { Command } from '../command/command.ts';
import { parseInput } from '../command/parse.ts';
import type { Registry } from '../command/registry.ts';
import { formatPrice, NO_PRICE } from '../kernel/money.ts';
import { hasDecimals } from '../kernel/quantity.ts';
import type { ReadyOrder } from './judge.ts';
import type { Known } from './known.ts';
import { columnOf, type Mapping } from './mapping.ts';
import { customerOf } from './order-input.ts';
import type { GoodsRow } from './rows.ts';
import type { Fault } from './sheet.ts';

/** A record that orders of the file need and the organisation does not have. */
export interface NewRecord {
  readonly code: string;
  /** The row that needs it first. */
  readonly row: number;
  readonly input: Record<string, unknown>;
}

/** Products named in rows: the first row that says so gives the name and the price, all rows the decimals. */
export function newProducts(orders: readonly ReadyOrder[], known: Known): NewRecord[] {
  const rows = orders.flatMap((order) => order.document.goods);
  const missing = Map.groupBy(
    rows.filter((row) => !known.products.has(row.product)),
    (row) => row.product,
  );
  return [...missing].map(([sku, group]) => ({
    code: sku,
    row: (group[0] as GoodsRow).row,
    input: {
      sku,
      name: group.find((row) => row.name !== null)?.name ?? sku,
      price: formatPrice(group.find((row) => row.unitPrice)?.unitPrice ?? NO_PRICE),
      decimals: [0, 1, 2, 3, 4].find((n) => group.every((row) => hasDecimals(row.quantity, n))),
    },
  }));
}

export function newCustomers(mapping: Mapping, orders: readonly ReadyOrder[], known: Known): NewRecord[] {
  const made = new Map<string, NewRecord>();
  for (const { document } of orders) {
    const number = customerOf(mapping, document.header) as string;
    if (known.customers.has(number) || made.has(number)) continue;
    const usual = mapping.customers.name.replaceAll('{number}', number);
    const isMissing = document.header.customer === undefined;
    const name = isMissing ? mapping.customers.missing?.name : (document.header.customerName ?? usual);
    made.set(number, { code: number, row: document.firstRow, input: { number, name } });
  }
  return [...made.values()];
}

const FIELDS = { sku: 'product', name: 'productName', price: 'unitPrice', number: 'customer' } as const;

/** By code: row and column of what stands against a record that cannot be made as it is. */
export function recordFaults(
  registry: Registry,
  mapping: Mapping,
  noun: 'product' | 'customer',
  records: readonly NewRecord[],
): Map<string, Fault[]> {
  const command = registry.commands.get(`${noun}.create`) as Command;
  const faults = new Map<string, Fault[]>();
  for (const { code, row, input } of records) {
    const parsed = parseInput(command.input, input);
    if (parsed.ok) continue;
    const found = (parsed.problem.errors ?? []).map(({ pointer, detail }) => {
      const name = pointer.slice(1) as keyof typeof FIELDS;
      const field = noun === 'customer' && name === 'name' ? 'customerName' : FIELDS[name];
      return { row, column: (field && columnOf(mapping, field)) ?? name, detail };
    });
    faults.set(code, found);
  }
  return faults;
}

/** L3: SKUs of the file that differ only in capital letters, from each other or from what is there. */
export function caseTwins(products: readonly NewRecord[], known: Known): string[][] {
  const all = new Set([...known.twins, ...products.map((product) => product.code)]);
  const groups = Map.groupBy(all, (sku) => sku.toLowerCase());
  const made = new Set(products.map((product) => product.code));
  return [...groups.values()].filter((group) => group.length > 1 && group.some((sku) => made.has(sku)));
}
