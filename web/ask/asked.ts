import { QueryClient, type QueryKey } from '@tanstack/react-query';
import { Refused } from './ask.ts';

/** A refusal stays one however often it is asked; a lost connection may come back. */
const mayTryAgain = (count: number, error: unknown): boolean =>
  count < 2 && !(error instanceof Refused && error.problem.status < 500);

/** What was asked of the server is kept here: keys are `[name of the query, input]`. */
export const asked = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: mayTryAgain, refetchOnWindowFocus: true } },
});

/** Whatever an act on one kind of document may change beside the document itself. */
const TOUCHED: Readonly<Record<string, readonly string[]>> = {
  'sales-order': [
    'position',
    'product-offer',
    'promise',
    'shortage',
    'overview',
    'activity',
    'customer',
    'bin-position',
  ],
  shipment: ['sales-order', 'position', 'bin-position', 'overview'],
  'purchase-order': ['sales-order', 'position', 'shortage', 'promise', 'bin-position'],
  invoice: ['sales-order', 'customer', 'ageing', 'overview'],
  payment: ['sales-order', 'invoice', 'customer', 'ageing'],
  'credit-note': ['sales-order', 'invoice', 'customer', 'ageing', 'position'],
  approval: ['audit'],
  token: ['assistant'],
  assistant: ['token'],
  product: ['product-offer'],
  price: ['product-offer'],
  'price-list': ['product-offer'],
};
const STOCK = ['receipt', 'adjustment', 'transfer', 'stock-count', 'bin-move', 'return', 'lot'];

/** The answers that may be old news once something happened to a document of this kind. */
export function forget(kinds: Iterable<string>): void {
  const nouns = new Set<string>();
  for (const kind of kinds) {
    nouns.add(kind);
    for (const other of TOUCHED[kind] ?? []) nouns.add(other);
    if (STOCK.includes(kind))
      for (const other of ['position', 'bin-position', 'ledger-entry']) nouns.add(other);
  }
  const isTouched = (key: QueryKey): boolean => nouns.has(String(key[0]).split('.')[0] ?? '');
  void asked.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey) });
}
