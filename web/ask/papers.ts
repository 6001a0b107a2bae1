import { type ProblemDocument, Refused } from './ask.ts';
import { forget } from './asked.ts';

export type Paper =
  | 'sales-order'
  | 'pick-ticket'
  | 'packing-slip'
  | 'invoice'
  | 'credit-note'
  | 'purchase-order'
  | 'sku-labels';

/** Where a document is looked at; nothing is recorded. */
export const addressOfPaper = (kind: Paper, refs: readonly string[]): string =>
  `/v1/documents/${kind}?${new URLSearchParams(refs.map((ref): [string, string] => ['ref', ref]))}`;

/** Prints documents: their timelines tell it, and the browser saves the PDF. */
export const print = (kind: Paper, refs: readonly string[]): Promise<void> => saved(kind, { refs });

/** Labels of an order or of products, with how many and on what; `refs` or `products` says of what. */
export const printLabels = (wanted: Readonly<Record<string, unknown>>): Promise<void> =>
  saved('sku-labels', wanted);

async function saved(kind: Paper, wanted: unknown): Promise<void> {
  const response = await fetch(`/v1/documents/${kind}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(wanted),
  });
  if (!response.ok) throw new Refused((await response.json()) as ProblemDocument);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileName(response.headers.get('content-disposition')) ?? `${kind}.pdf`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  forget([kind]);
}

function fileName(disposition: string | null): string | null {
  const exact = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return exact ? decodeURIComponent(exact) : (/filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? null);
}
