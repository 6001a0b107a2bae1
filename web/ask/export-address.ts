import type { Input } from './ask.ts';

export type Exported = 'orders' | 'products' | 'customers' | 'positions' | 'audit';

/** Where a list is fetched as a file. Pages are no part of it: an export is the whole list. */
export function addressOfExport(what: Exported, format: 'csv' | 'xlsx', filters: Input): string {
  const pairs = Object.entries(filters).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter(
        (one) => one !== undefined && one !== null && one !== '' && name !== 'cursor' && name !== 'limit',
      )
      .map((one): [string, string] => [name, String(one)]),
  );
  const search = pairs.length ? `?${new URLSearchParams(pairs)}` : '';
  return `/v1/exports/${what}.${format}${search}`;
}
