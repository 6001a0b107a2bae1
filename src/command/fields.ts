import { z } from 'zod';
import { type Day, parseDay } from '../kernel/day.ts';
import type { Fixed, Money, Percent, Price, Quantity } from '../kernel/fixed.ts';
import { isId } from '../kernel/id.ts';
import { parseMoney, parsePercent, parsePrice } from '../kernel/money.ts';
import { parseQuantity } from '../kernel/quantity.ts';

/** What a decimal is called, and how fine and how big it may be. */
interface Kind {
  readonly what: string;
  readonly decimals: number;
  readonly most: string;
}

const QUANTITY: Kind = { what: 'a quantity', decimals: 4, most: '999999999999.9999' };
const PRICE: Kind = { what: 'a price', decimals: 6, most: '999999999999.999999' };
const MONEY: Kind = { what: 'an amount', decimals: 4, most: '99999999999999.9999' };
const PERCENT: Kind = { what: 'a percentage', decimals: 4, most: '100' };

/**
 * Input fields. Decimals are strings ("2.55"); a whole JSON number is taken too, because it cannot have lost
 * anything on the way.
 */
function decimalField<T extends Fixed>(parse: (text: string) => T | null, kind: Kind, example: string) {
  const { what } = kind;
  return z
    .union([z.string(), z.int()], { error: `${what} is a decimal string such as "${example}"` })
    .transform((value, context): T => {
      const parsed = parse(String(value));
      if (parsed !== null) return parsed;
      context.addIssue({ code: 'custom', message: faultOf(String(value), kind, example) });
      return z.NEVER;
    })
    .meta({ description: what, examples: [example] });
}

const PLAIN = /^-?\d+(?:\.(\d+))?$/;

/** Why a decimal cannot be read: it is none, is too fine, or is too big. */
function faultOf(text: string, { what, decimals, most }: Kind, example: string): string {
  const [plain, fraction = ''] = PLAIN.exec(text) ?? [];
  if (plain === undefined) return `${what} is a plain decimal such as "${example}"`;
  const isFine = fraction.replace(/0+$/, '').length > decimals;
  return isFine ? `${what} has at most ${decimals} decimals` : `${what} is at most ${most}`;
}

const atLeastZero = <T extends Fixed>(field: z.ZodType<T>, what: string) =>
  field.refine((value) => value >= 0n, { error: `${what} is not negative` });

export const quantityField: z.ZodType<Quantity> = decimalField(parseQuantity, QUANTITY, '12').refine(
  (value) => value > 0n,
  { error: 'a quantity is greater than zero' },
);
export const signedQuantityField: z.ZodType<Quantity> = decimalField(parseQuantity, QUANTITY, '-2');
export const countField: z.ZodType<Quantity> = atLeastZero(
  decimalField(parseQuantity, QUANTITY, '0'),
  'a quantity',
);
export const priceField: z.ZodType<Price> = atLeastZero(decimalField(parsePrice, PRICE, '19.95'), 'a price');
export const moneyField: z.ZodType<Money> = atLeastZero(
  decimalField(parseMoney, MONEY, '150.00'),
  'an amount',
);
export const signedMoneyField: z.ZodType<Money> = decimalField(parseMoney, MONEY, '-5.00');
export const percentField: z.ZodType<Percent> = decimalField(parsePercent, PERCENT, '7.5').refine(
  (value) => value >= 0n && value <= 1_000_000n,
  { error: 'a percentage is between 0 and 100' },
);

export const dayField: z.ZodType<Day> = z
  .string({ error: 'a day is written YYYY-MM-DD' })
  .transform((text, context): Day => {
    const parsed = parseDay(text);
    if (parsed) return parsed;
    context.addIssue({ code: 'custom', message: 'a day is written YYYY-MM-DD, between 1900 and 2199' });
    return z.NEVER;
  })
  .meta({ description: 'a day, YYYY-MM-DD', examples: ['2026-12-24'], format: 'date' });

const clean = (text: string): boolean => !/[\p{Cc}--[\n\r\t]]/v.test(text) && text.isWellFormed();
const UNCLEAN = { error: 'control characters are not allowed' };

/** One line of text, trimmed, not empty. */
export const textField = (most = 200) =>
  z
    .string()
    .trim()
    .min(1, { error: 'it is empty' })
    .max(most)
    .refine((text) => clean(text) && !/[\n\r\t]/.test(text), UNCLEAN);
/** Several lines of text. */
export const longTextField = (most = 10_000) => z.string().trim().max(most).refine(clean, UNCLEAN);
/** An id or a human number, code or SKU. */
export const refField = textField(100).meta({ description: 'an id, or the number, code or SKU people use' });
/** What is named by nothing but its id; `words` such as `a token`. */
export const idField = (words: string) => z.string().refine(isId, { error: `${words} is named by its id` });
export const currencyField = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'a currency is three capital letters, such as EUR' })
  .meta({ examples: ['EUR'] });
export const versionField = z
  .int()
  .min(1)
  .meta({ description: 'refuses the command when the document has moved on' });

/** Paging: at most `limit` rows after `cursor`, which is what the page before answered as `nextCursor`. */
export const pageFields = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};

/** Yes or no; in an address it is written "true" or "false". */
export const flagField = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform((text) => text === 'true'),
]);
