import type { Input } from '../../../ask/ask.ts';
import type { Offer, PastedRow, Terms } from './draft.ts';
import { offersFor } from './use-terms.ts';

interface Row {
  readonly sku: string;
  readonly quantity: string;
  readonly price: string | null;
}

interface Pasted {
  readonly found: readonly PastedRow[];
  readonly unknown: readonly string[];
  readonly terms: Terms | null;
}

/** Rows of a spreadsheet, SKU, quantity and perhaps a price, become offers; those nobody knows are named. */
export async function offersOf(text: string, scope: Input): Promise<Pasted> {
  const rows = rowsOf(text);
  const skus = [...new Set(rows.map(({ sku }) => sku))];
  const offers = await offersFor(skus, scope);
  const known = new Map<string, Offer>();
  for (const offer of offers?.data ?? []) {
    known.set(offer.matched, offer);
    known.set(offer.product, offer);
  }
  const found = rows.flatMap(({ sku, quantity, price }) => {
    const offer = known.get(sku);
    return offer ? [{ ...offer, quantity, price }] : [];
  });
  return { found, unknown: skus.filter((sku) => !known.has(sku)), terms: offers };
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
