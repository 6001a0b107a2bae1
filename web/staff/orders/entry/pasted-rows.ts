import { type Input, read } from '../../../ask/ask.ts';
import type { Page } from '../../../ask/use-ask.ts';
import type { Offer } from './draft.ts';

interface Row {
  readonly sku: string;
  readonly quantity: string;
  readonly price: string | null;
}

const AT_ONCE = 200;

/** Rows of a spreadsheet, SKU, quantity and perhaps a price, become offers; those nobody knows are named. */
export async function offersOf(text: string, scope: Input) {
  const rows = rowsOf(text);
  const skus = [...new Set(rows.map(({ sku }) => sku))];
  const known = new Map<string, Offer>();
  for (let at = 0; at < skus.length; at += AT_ONCE) {
    const asked = { ...scope, product: skus.slice(at, at + AT_ONCE) };
    const { data } = await read<Page<Offer & { matched: string }>>('product-offer.list', asked);
    for (const offer of data) {
      known.set(offer.matched, offer);
      known.set(offer.product, offer);
    }
  }
  const found = rows.flatMap(({ sku, quantity, price }) => {
    const offer = known.get(sku);
    return offer ? [{ ...offer, quantity, price }] : [];
  });
  return { found, unknown: skus.filter((sku) => !known.has(sku)) };
}

const rowsOf = (text: string): readonly Row[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter(([sku]) => sku)
    .map(([sku, quantity, price]) => ({
      sku: sku as string,
      quantity: decimal(quantity) ?? '1',
      price: decimal(price),
    }));

/** "1,250.00" is written for people; what is no number at all is left out. */
function decimal(cell: string | undefined): string | null {
  const plain = (cell ?? '').replace(/,(?=\d{3}\b)/g, '');
  return /^\d+(\.\d+)?$/.test(plain) ? plain : null;
}
