import assert from 'node:assert/strict';
import type { OpenHouse } from './house.ts';

/** One id for each kind of record there is, by its noun. */
export type Ids = Readonly<Record<string, string>>;
type Request = OpenHouse['request'];

/**
 * Some of everything, called as the examples of commands call it: the first order is shipped and invoiced, the second
 * one confirmed.
 */
export async function tradingCompany(request: Request): Promise<Ids> {
  const ids: Record<string, string> = {};
  const make = async (noun: string, path: string, body: object = {}) => {
    const { status, body: made } = await request('POST', path, body);
    assert.ok(status < 300, `${path}: ${status} ${JSON.stringify(made)}`);
    ids[noun] ??= made.id;
    return made;
  };
  await records(make);
  await goods(make);
  const { number: first } = await make('sales-order', '/v1/sales-orders', orderOf('2', { confirm: true }));
  await make('sales-order', '/v1/sales-orders', orderOf('1', { confirm: true }));
  const lines = [{ line: 1, quantity: '1' }];
  const { number } = await make('shipment', '/v1/shipments', { order: first, lines, move: 'commit' });
  await make('shipment', `/v1/shipments/${number}/ship`);
  await money(make, first);
  await request('POST', '/v1/users', { name: 'Anna Brandt', email: 'anna@example.com', role: 'sales' });
  const { body: anna } = await request('GET', '/v1/users/anna@example.com');
  const { body: token } = await request('POST', '/v1/tokens', {
    name: 'desk',
    role: 'sales',
    person: 'anna@example.com',
    limits: { approval: ['draft'] },
  });
  const { body: asked } = await request('POST', '/v1/sales-orders', orderOf('1'), {
    authorization: `Bearer ${token.secret}`,
  });
  const view = { list: 'sales-orders', name: 'Late', query: 'late=true' };
  await make('saved-view', '/v1/saved-views', view);
  return { ...ids, user: anna.id, token: token.id, approval: asked.approval, assistant: token.id };
}

type Make = (noun: string, path: string, body?: object) => Promise<{ number: string; id: string }>;

const orderOf = (quantity: string, more: object = {}) => ({
  customer: 'C-000001',
  lines: [{ product: 'LANTERN', quantity }],
  ...more,
});

async function records(make: Make): Promise<void> {
  await make('location', '/v1/locations', { code: 'SHOP', name: 'Shop' });
  for (const code of ['A-01', 'A-02', 'B-02']) await make('bin', '/v1/bins', { location: 'MAIN', code });
  await make('order-channel', '/v1/order-channels', { code: 'WEB', name: 'Web shop' });
  await make('price-list', '/v1/price-lists', { code: 'WHOLESALE', name: 'Wholesale', currency: 'EUR' });
  await make('broker', '/v1/brokers', { name: 'Harbour Agency', feePercent: '5' });
  await make('supplier', '/v1/suppliers', { name: 'Blue Hill Mills', email: 'orders@bluehill.example' });
  await make('product', '/v1/products', {
    sku: 'MUG-BLUE',
    name: 'Blue mug',
    price: '12.50',
    lotTracked: true,
  });
  await make('product', '/v1/products', { sku: 'LANTERN', name: 'Lantern', price: '10.00' });
  await make('lot', '/v1/lots', { product: 'MUG-BLUE', number: 'L-2026-07' });
  await make('customer', '/v1/customers', { name: 'Corner Shop', email: 'desk@corner-shop.example' });
  await make('customer', '/v1/customers', { name: 'Other Shop' });
}

async function goods(make: Make): Promise<void> {
  const lines = [{ product: 'LANTERN', quantity: '100', bin: 'A-01', unitCost: '4' }];
  await make('receipt', '/v1/receipts', { location: 'MAIN', lines });
  const lost = {
    location: 'MAIN',
    reason: 'broken',
    lines: [{ product: 'LANTERN', quantity: '-1', bin: 'A-01' }],
  };
  await make('adjustment', '/v1/adjustments', lost);
  const moved = [{ product: 'LANTERN', quantity: '2', from: 'A-01', to: 'B-02' }];
  await make('bin-move', '/v1/bin-moves', { location: 'MAIN', lines: moved });
  await make('transfer', '/v1/transfers', {
    from: 'MAIN',
    to: 'SHOP',
    lines: [{ product: 'LANTERN', quantity: '3' }],
  });
  await make('stock-count', '/v1/stock-counts', { location: 'MAIN', bins: ['A-01', 'A-02'] });
  const bought = [{ product: 'LANTERN', quantity: '5', unitCost: '4.20' }];
  const purchase = { supplier: 'S-000001', location: 'MAIN', lines: bought };
  for (let i = 0; i < 2; i++) await make('purchase-order', '/v1/purchase-orders', purchase);
}

async function money(make: Make, order: string): Promise<void> {
  const lines = [{ line: 1, quantity: '1' }];
  const draft = { order, mode: 'ordered', lines };
  for (let i = 0; i < 2; i++) await make('invoice', '/v1/invoices', draft);
  await make('payment', '/v1/payments', { invoices: ['IN-000001'], amount: '10.00', method: 'transfer' });
  await make('credit-note', '/v1/credit-notes', { invoice: 'IN-000001', lines, reason: 'broken' });
  await make('return', '/v1/returns', { order, lines, reason: 'wrong colour' });
}
