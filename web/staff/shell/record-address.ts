/** Where the app shows a document or record of this kind. */
const PLACES: Readonly<Record<string, string>> = {
  'sales-order': '/orders',
  shipment: '/shipping',
  customer: '/customers',
  supplier: '/suppliers',
  broker: '/brokers',
  product: '/products',
  invoice: '/billing/invoices',
  payment: '/billing/payments',
  'credit-note': '/billing/credit-notes',
  'purchase-order': '/purchasing',
  'stock-count': '/stock/counts',
  transfer: '/stock/transfers',
  receipt: '/stock/receipts',
  adjustment: '/stock/adjustments',
  lot: '/stock/lots',
  approval: '/approvals',
};

export const addressOfRecord = (kind: string, ref: string): string =>
  `${PLACES[kind] ?? ''}/${encodeURIComponent(ref)}`;

export const hasAddress = (kind: string): boolean => kind in PLACES;
