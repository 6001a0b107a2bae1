import { plus } from '../../../../src/kernel/fixed.ts';
import { formatQuantity, parseQuantity } from '../../../../src/kernel/quantity.ts';

export interface SellingUnit {
  readonly name: string;
  /** In base units. */
  readonly quantity: string;
}

/** A product as order entry is offered it. */
export interface Offer {
  readonly product: string;
  readonly name: string;
  readonly unit: string;
  readonly sellingUnits: readonly SellingUnit[];
  readonly unitPrice: string;
  readonly taxRate: string;
  readonly stock: { readonly available: string } | null;
}

/** What holds for every line: they come with the offers. */
export interface Terms {
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
}

/** A line as it is typed; the one without a product waits for the next. */
export interface DraftLine {
  readonly key: number;
  readonly product: string;
  readonly name: string;
  readonly baseUnit: string;
  readonly sellingUnits: readonly SellingUnit[];
  /** The selling unit the quantity is in; '' for the base unit. */
  readonly unit: string;
  readonly quantity: string;
  /** Per base unit. */
  readonly unitPrice: string;
  /** Typed or pasted: it is sent, and stays when the customer changes. */
  readonly isPriceGiven: boolean;
  readonly discount: string;
  readonly taxRate: string;
  readonly available: string | null;
}

export interface Header {
  readonly customer: string;
  readonly channel: string;
  readonly location: string;
  readonly workflow: string;
  readonly orderDate: string;
  readonly mustArriveBy: string;
  readonly customerPo: string;
  readonly notes: string;
}

export interface Draft {
  /** Its idempotency key: however often it is sent, it becomes one order. */
  readonly id: string;
  readonly header: Header;
  readonly lines: readonly DraftLine[];
  readonly terms: Terms | null;
  readonly next: number;
}

export type LineField = 'quantity' | 'unitPrice' | 'discount';
export type PastedRow = Offer & { readonly quantity: string; readonly price: string | null };
export type Change =
  | { readonly what: 'header'; readonly header: Partial<Header> }
  | { readonly what: 'field'; readonly key: number; readonly field: LineField; readonly value: string }
  | { readonly what: 'unit'; readonly key: number; readonly unit: string }
  | { readonly what: 'offer'; readonly key: number; readonly offer: Offer; readonly terms: Terms }
  | { readonly what: 'offers'; readonly offers: readonly Offer[]; readonly terms: Terms }
  | { readonly what: 'paste'; readonly rows: readonly PastedRow[]; readonly terms: Terms | null }
  | { readonly what: 'remove'; readonly key: number }
  | { readonly what: 'clear' };

const EMPTY = {
  product: '',
  name: '',
  baseUnit: '',
  sellingUnits: [],
  unit: '',
  quantity: '',
  unitPrice: '',
  isPriceGiven: false,
  discount: '',
  taxRate: '0',
  available: null,
} as const;
const HEADER: Header = {
  customer: '',
  channel: '',
  location: '',
  workflow: '',
  orderDate: '',
  mustArriveBy: '',
  customerPo: '',
  notes: '',
};

export const newDraft = (): Draft => ({
  id: crypto.randomUUID(),
  header: HEADER,
  lines: [{ key: 1, ...EMPTY }],
  terms: null,
  next: 2,
});

/** Lines that do not change stay the very same objects, so that only the row that is typed in is drawn again. */
export function draftAfter(draft: Draft, change: Change): Draft {
  switch (change.what) {
    case 'header':
      return { ...draft, header: { ...draft.header, ...change.header } };
    case 'field':
      return changed(draft, change.key, {
        [change.field]: change.value,
        ...(change.field === 'unitPrice' && { isPriceGiven: true }),
      });
    case 'unit':
      return changed(draft, change.key, { unit: change.unit });
    case 'offer':
      return withEmpty({ ...offered(draft, change.key, change.offer), terms: change.terms });
    case 'offers':
      return { ...refreshed(draft, change.offers), terms: change.terms };
    case 'paste':
      return withEmpty({ ...change.rows.reduce(pasted, draft), terms: change.terms ?? draft.terms });
    case 'remove':
      return withEmpty({ ...draft, lines: draft.lines.filter(({ key }) => key !== change.key) });
    case 'clear':
      return newDraft();
  }
}

const changed = (draft: Draft, key: number, some: Partial<DraftLine>): Draft => ({
  ...draft,
  lines: draft.lines.map((line) => (line.key === key ? { ...line, ...some } : line)),
});

const fieldsOf = (offer: Offer) => ({
  product: offer.product,
  name: offer.name,
  baseUnit: offer.unit,
  sellingUnits: offer.sellingUnits,
  unitPrice: offer.unitPrice,
  taxRate: offer.taxRate,
  available: offer.stock?.available ?? null,
});

/** A4: a product stands on an order once; chosen again it raises the line that is there. */
function offered(draft: Draft, key: number, offer: Offer): Draft {
  const other = draft.lines.find((line) => line.product === offer.product && line.key !== key);
  if (other) {
    const raised = changed(draft, other.key, { quantity: added(other.quantity, '1') });
    return { ...raised, lines: raised.lines.filter((line) => line.key !== key) };
  }
  const quantity = draft.lines.find((one) => one.key === key)?.quantity || '1';
  return changed(draft, key, { ...EMPTY, ...fieldsOf(offer), quantity });
}

/** Another customer has other prices, another location other stock; what was typed stays. */
function refreshed(draft: Draft, offers: readonly Offer[]): Draft {
  const known = new Map(offers.map((offer) => [offer.product, offer]));
  const lines = draft.lines.map((line) => {
    const offer = known.get(line.product);
    if (!offer) return line;
    return { ...line, ...fieldsOf(offer), ...(line.isPriceGiven && { unitPrice: line.unitPrice }) };
  });
  return { ...draft, lines };
}

function pasted(draft: Draft, row: PastedRow): Draft {
  const other = draft.lines.find((line) => line.product === row.product);
  if (other) return changed(draft, other.key, { quantity: added(other.quantity, row.quantity) });
  const line: DraftLine = {
    ...EMPTY,
    ...fieldsOf(row),
    key: draft.next,
    quantity: row.quantity,
    ...(row.price !== null && { unitPrice: row.price, isPriceGiven: true }),
  };
  const kept = draft.lines.filter(({ product }) => product !== '');
  return { ...draft, lines: [...kept, line], next: draft.next + 1 };
}

function added(a: string, b: string): string {
  const [one, other] = [parseQuantity(a), parseQuantity(b)];
  return one === null || other === null ? a : formatQuantity(plus(one, other));
}

/** There is always one line to go on in. */
function withEmpty(draft: Draft): Draft {
  if (draft.lines.at(-1)?.product === '') return draft;
  return { ...draft, lines: [...draft.lines, { ...EMPTY, key: draft.next }], next: draft.next + 1 };
}

export const filled = (draft: Draft): readonly DraftLine[] =>
  draft.lines.filter(({ product }) => product !== '');
