import { type Money, plus } from '../../../../src/kernel/fixed.ts';
import {
  formatMoney,
  lineAmount,
  minorDigits,
  NO_MONEY,
  parseMoney,
  parsePercent,
  parsePrice,
  percentOf,
} from '../../../../src/kernel/money.ts';
import { formatQuantity, parseQuantity } from '../../../../src/kernel/quantity.ts';

/** A product as order entry is offered it. */
export interface Offer {
  readonly product: string;
  readonly name: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly taxRate: string;
  readonly stock: { readonly available: string } | null;
}

/** A line as it is typed; the one without a product waits for the next. */
export interface DraftLine {
  readonly key: number;
  readonly product: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: string;
  readonly unitPrice: string;
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
  readonly header: Header;
  readonly lines: readonly DraftLine[];
  readonly next: number;
}

export type LineField = 'quantity' | 'unitPrice' | 'discount';
export type Change =
  | { readonly what: 'header'; readonly header: Partial<Header> }
  | { readonly what: 'field'; readonly key: number; readonly field: LineField; readonly value: string }
  | { readonly what: 'offer'; readonly key: number; readonly offer: Offer }
  | { readonly what: 'paste'; readonly rows: readonly (Offer & { quantity: string; price: string | null })[] }
  | { readonly what: 'remove'; readonly key: number }
  | { readonly what: 'clear' };

const EMPTY = {
  product: '',
  name: '',
  unit: '',
  quantity: '',
  unitPrice: '',
  discount: '',
  taxRate: '0',
  available: null,
};
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
export const newDraft = (): Draft => ({ header: HEADER, lines: [{ key: 1, ...EMPTY }], next: 2 });

/** Lines that do not change stay the very same objects, so that only the row that is typed in is drawn again. */
export function draftAfter(draft: Draft, change: Change): Draft {
  switch (change.what) {
    case 'header':
      return { ...draft, header: { ...draft.header, ...change.header } };
    case 'field':
      return { ...draft, lines: replaced(draft.lines, change.key, { [change.field]: change.value }) };
    case 'offer':
      return withEmpty(offered(draft, change.key, change.offer));
    case 'paste':
      return withEmpty(change.rows.reduce(pasted, draft));
    case 'remove':
      return withEmpty({ ...draft, lines: draft.lines.filter(({ key }) => key !== change.key) });
    case 'clear':
      return newDraft();
  }
}

const replaced = (lines: readonly DraftLine[], key: number, some: Partial<DraftLine>): readonly DraftLine[] =>
  lines.map((line) => (line.key === key ? { ...line, ...some } : line));

const fieldsOf = (offer: Offer): Partial<DraftLine> => ({
  product: offer.product,
  name: offer.name,
  unit: offer.unit,
  unitPrice: offer.unitPrice,
  taxRate: offer.taxRate,
  available: offer.stock?.available ?? null,
});

/** A4: a product stands on an order once; chosen again it raises the line that is there. */
function offered(draft: Draft, key: number, offer: Offer): Draft {
  const other = draft.lines.find((line) => line.product === offer.product && line.key !== key);
  if (other) {
    const lines = replaced(draft.lines, other.key, { quantity: added(other.quantity, '1') });
    return { ...draft, lines: lines.filter((line) => line.key !== key || line.product !== '') };
  }
  const line = draft.lines.find((one) => one.key === key);
  return {
    ...draft,
    lines: replaced(draft.lines, key, { ...fieldsOf(offer), quantity: line?.quantity || '1' }),
  };
}

function pasted(draft: Draft, row: Offer & { quantity: string; price: string | null }): Draft {
  const other = draft.lines.find((line) => line.product === row.product);
  if (other)
    return {
      ...draft,
      lines: replaced(draft.lines, other.key, { quantity: added(other.quantity, row.quantity) }),
    };
  const line = {
    ...EMPTY,
    ...fieldsOf(row),
    key: draft.next,
    quantity: row.quantity,
    ...(row.price && { unitPrice: row.price }),
  };
  return {
    ...draft,
    lines: [...draft.lines.filter(({ product }) => product !== ''), line as DraftLine],
    next: draft.next + 1,
  };
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

const amounts = new WeakMap<DraftLine, { readonly value: Money; readonly tax: Money } | null>();

/** The server's own rounding; null while a number is not one yet. */
export function amountOf(
  line: DraftLine,
  currency: string,
): { readonly value: Money; readonly tax: Money } | null {
  const known = amounts.get(line);
  if (known !== undefined) return known;
  const minor = minorDigits(currency);
  const [quantity, price, discount, rate] = [
    parseQuantity(line.quantity),
    parsePrice(line.unitPrice),
    parseMoney(line.discount || '0'),
    parsePercent(line.taxRate || '0'),
  ];
  let found: { value: Money; tax: Money } | null = null;
  if (quantity !== null && price !== null && discount !== null && rate !== null) {
    const value = lineAmount(quantity, price, discount, minor);
    found = { value, tax: percentOf(value, rate, minor) };
  }
  amounts.set(line, found);
  return found;
}

export function totalsOf(draft: Draft, currency: string) {
  let [value, tax] = [NO_MONEY, NO_MONEY];
  for (const line of filled(draft)) {
    const amount = amountOf(line, currency);
    if (!amount) continue;
    value = plus(value, amount.value);
    tax = plus(tax, amount.tax);
  }
  const shown = (of: Money): string => formatMoney(of, minorDigits(currency));
  return { value: shown(value), tax: shown(tax), total: shown(plus(value, tax)) };
}

/** How far a line goes beyond what is available; null where it does not. */
export function shortBy({ quantity, available }: DraftLine): string | null {
  const [wanted, there] = [parseQuantity(quantity), parseQuantity(available ?? '')];
  if (wanted === null || there === null || wanted <= there) return null;
  return formatQuantity((there < 0n ? wanted : wanted - there) as typeof wanted);
}

/** What is sent; fields left empty are the server's to fill in. */
export function inputOf(draft: Draft, confirm: boolean): Record<string, unknown> {
  const header = Object.fromEntries(Object.entries(draft.header).filter(([, value]) => value !== ''));
  const lines = filled(draft).map(({ product, quantity, unitPrice, discount }) => ({
    product,
    quantity,
    unitPrice,
    ...(discount && { discount }),
  }));
  return { ...header, source: 'hand', lines, ...(draft.header.workflow !== 'status-driven' && { confirm }) };
}
