import type { Area } from '../command/access.ts';

/** A kind of document one can print. */
export interface Kind {
  readonly title: string;
  /** Who may read this area may print it. */
  readonly area: Area;
  /** Whose e-mail it goes to unless another is named. */
  readonly goesTo: 'customer' | 'supplier' | null;
}

export const KINDS = {
  'sales-order': { title: 'Sales order', area: 'sales', goesTo: 'customer' },
  'pick-ticket': { title: 'Pick ticket', area: 'shipping', goesTo: null },
  'packing-slip': { title: 'Packing slip', area: 'shipping', goesTo: 'customer' },
  invoice: { title: 'Invoice', area: 'billing', goesTo: 'customer' },
  'credit-note': { title: 'Credit note', area: 'billing', goesTo: 'customer' },
  'purchase-order': { title: 'Purchase order', area: 'purchasing', goesTo: 'supplier' },
  'sku-labels': { title: 'SKU labels', area: 'catalog', goesTo: null },
} as const satisfies Record<string, Kind>;

export type DocumentKind = keyof typeof KINDS;
/** Those that are sheets of paper; labels are stuck on goods. */
export type SheetKind = Exclude<DocumentKind, 'sku-labels'>;

export const DOCUMENT_KINDS = Object.keys(KINDS) as [DocumentKind, ...DocumentKind[]];
export const SHEET_KINDS = DOCUMENT_KINDS.filter((kind) => kind !== 'sku-labels') as [
  SheetKind,
  ...SheetKind[],
];

/** How many documents may stand in one file. */
export const MOST_REFS = 200;
