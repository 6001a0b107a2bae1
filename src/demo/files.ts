import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '../command/access.ts';
import type { Desk } from '../command/desk.ts';
import { Imports } from '../import/index.ts';
import type { Result } from '../kernel/problem.ts';

/** A shop's file with a SKU nobody knows and a quantity that is none: rehearsed, and waiting for somebody. */
const ORDERS = `Order No,Customer No,SKU,Qty,Unit Price,Order Date,Ship To City
WEB-20411,C-000001,APRON,2,42.00,12/11/2026,Hamburg
WEB-20411,C-000001,AXE,1,58.00,12/11/2026,Hamburg
WEB-20412,C-000002,APRON,6,39.90,13/11/2026,Łódź
WEB-20413,C-000003,APRON-XL,3,44.00,13/11/2026,القاهرة
WEB-20414,C-000002,AXE,a few,58.00,14/11/2026,Łódź
WEB-20415,C-000001,AXE,4,58.00,14/11/2026,Hamburg
`;

/** Products that are there already: importing them changed nothing. */
const PRODUCTS = `sku,name
APRON,Waxed canvas apron
AXE,Camping axe
`;

/** Two files somebody sent: one whose import is still to be decided, and one that is done. */
export async function sendFiles(desk: Desk, actors: readonly Actor[]): Promise<void> {
  const imports = new Imports(desk);
  try {
    const owner = actors.find(({ role }) => role === 'owner') as Actor;
    const products = sure(
      await imports.receive(owner, 'products', 'spring-range.csv', Buffer.from(PRODUCTS)),
    );
    sure(await imports.apply(owner, products.id, false));
    while (sure(await imports.find(owner, products.id)).status === 'running') await wait(20);
    const seller = actors.find(({ role }) => role === 'sales') ?? owner;
    const orders = sure(
      await imports.receive(seller, 'orders', 'web-shop-november.csv', Buffer.from(ORDERS)),
    );
    sure(await imports.rehearse(seller, orders.id));
  } finally {
    await imports.close();
  }
}

function sure<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.detail);
}
