import { z } from 'zod';
import { longTextField, textField } from '../command/fields.ts';
import { type Letterhead, PAPERS } from '../command/organisation.ts';
import { addressField } from '../parties/address.ts';

/** What is not given stays, null clears. */
export const letterheadField = z
  .strictObject({
    address: addressField.nullable().optional(),
    taxNumber: textField(60).nullable().optional(),
    email: z.email().max(200).nullable().optional(),
    website: textField(200).nullable().optional(),
    footer: longTextField(600)
      .nullable()
      .optional()
      .meta({ description: 'stands at the foot of every page: bank account, register entry' }),
    paper: z
      .enum(PAPERS)
      .nullable()
      .optional()
      .meta({ description: 'null: what is usual where the currency is' }),
  })
  .meta({ description: 'what stands on documents besides name and logo; what is not given stays' });

export function letterheadWith(
  before: Letterhead,
  given: z.output<typeof letterheadField> | undefined,
): Letterhead {
  const set = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  const after = { ...before, ...Object.fromEntries(set) } as Letterhead;
  return JSON.stringify(after) === JSON.stringify(before) ? before : after;
}
