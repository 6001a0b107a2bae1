import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Window } from './browser.ts';

/** Pages of those who are not signed in; the others stand in the `pages.ts` of each trade. */
export const DOORS = ['/sign-in', '/setup', '/invitation'] as const;

const root = resolve(import.meta.dirname, '../../..');

/** Every address of the staff app, such as `/orders/$ref`, in the order of the navigation. */
export function staffAddresses(): string[] {
  const read = (file: string): string => readFileSync(resolve(root, 'web/staff', file), 'utf8');
  const trades = [...read('pages.ts').matchAll(/\.\.\.(\w+)/g)].flatMap(([, trade]) =>
    globSync(`${trade}/*pages.ts`, { cwd: resolve(root, 'web/staff') }).sort(),
  );
  const paths = trades.flatMap((file) => [...read(file).matchAll(/\bpath: '([^']+)'/g)]);
  return [...new Set(paths.map(([, path]) => path as string))];
}

/** What is shown where an address has a part of its own: the first answer of this question, and what it is called. */
type Example = readonly [question: string, ...names: readonly string[]];

/** The most interesting one of its kind at the demo company. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  '/orders': ['/v1/sales-orders?status=In%20Process', 'number'],
  '/approvals': ['/v1/approvals', 'id'],
  '/shipping': ['/v1/shipments', 'number'],
  '/stock/receipts': ['/v1/receipts', 'number'],
  '/stock': ['/v1/positions', 'product', 'location'],
  '/stock/adjustments': ['/v1/adjustments', 'number'],
  '/stock/counts': ['/v1/stock-counts', 'number'],
  '/stock/transfers': ['/v1/transfers', 'number'],
  '/stock/lots': ['/v1/lots', 'id'],
  '/stock/locations': ['/v1/locations', 'code'],
  '/purchasing': ['/v1/purchase-orders', 'number'],
  '/billing': ['/v1/invoices', 'number'],
  '/billing/invoices': ['/v1/invoices', 'number'],
  '/billing/payments': ['/v1/payments', 'number'],
  '/billing/credit-notes': ['/v1/credit-notes', 'number'],
  '/customers': ['/v1/customers', 'number'],
  '/suppliers': ['/v1/suppliers', 'number'],
  '/brokers': ['/v1/brokers', 'number'],
  '/products': ['/v1/products', 'sku'],
  '/imports': ['/v1/imports', 'id'],
  '/settings/users': ['/v1/users', 'id'],
  '/settings/locations': ['/v1/locations', 'code'],
  '/settings/price-lists': ['/v1/price-lists', 'code'],
  '/settings/channels': ['/v1/order-channels', 'code'],
};

/** An address somebody can go to: its `$` parts are filled in; null where the company has nothing of the kind. */
export async function exampleOf(address: string, window: Window): Promise<string | null> {
  const own = address.match(/\$\w+/g) ?? [];
  if (own.length === 0) return address;
  const [question, ...names] = exampleFor(address);
  const { data } = await window.ask('GET', `${question}${question.includes('?') ? '&' : '?'}limit=1`);
  if (data.length === 0) return null;
  return own.reduce(
    (path, part, i) => path.replace(part, encodeURIComponent(partOf(data[0], names[i]))),
    address,
  );
}

function exampleFor(address: string): Example {
  const known = Object.keys(EXAMPLES)
    .filter((start) => address.startsWith(`${start}/`))
    .sort((a, b) => b.length - a.length)[0];
  if (!known) throw new Error(`${address}: say what to show there in test/support/browser/staff-pages.ts`);
  return EXAMPLES[known]!;
}

function partOf(row: unknown, name = 'id'): string {
  const value = name
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], row);
  if (typeof value !== 'string') throw new Error(`no ${name} in ${JSON.stringify(row).slice(0, 300)}`);
  return value;
}
