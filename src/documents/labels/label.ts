import { powerOfTen, QUANTITY_SCALE } from '../../kernel/fixed.ts';
import { quantity } from '../../kernel/quantity.ts';

/** What stands on a label, and how often it is printed. */
export interface Label {
  /** Said by the bars: the SKU, or the product's own barcode. */
  readonly code: string;
  readonly sku: string;
  readonly name: string;
  readonly price: string | null;
  readonly lot: string | null;
  /** `2027-01-15`: a label has no room for months in words. */
  readonly expiresOn: string | null;
  readonly copies: number;
}

/** What a template or a label printer draws. */
export interface LabelContent {
  readonly title: string;
  readonly size: string;
  /** The first cell of the sheet to be printed on, from 1. */
  readonly startAt: number;
  readonly labels: readonly Label[];
  /** What they are for, as it was named. */
  readonly refs: readonly string[];
}

export const MOST_LABELS = 5000;

/** Half a metre of rope gets a label, too. */
export function roundedUp(amount: string): number {
  const value = quantity(amount);
  const one = powerOfTen(QUANTITY_SCALE);
  return Number((value + one - 1n) / one);
}
