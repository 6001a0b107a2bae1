import { fact, RANK } from '../command/fact.ts';

/** The SKUs that are the same but for capital letters (L3). */
export interface SkuTwins {
  readonly folded: string;
  readonly skus: readonly string[];
}

/** As PostgreSQL folds text of collation "C": A to Z only. */
export const foldSku = (sku: string): string => sku.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
export const skuTwins = fact<SkuTwins>('sku-twins', RANK.setup, (value) => [value.folded]);
