import { z } from 'zod';

/** A postal address; country is an ISO 3166 code or a name as the customer writes it. */
export interface Address {
  readonly name?: string;
  readonly lines?: readonly string[];
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly phone?: string;
}

const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), { error: 'it is not plain text' });

export const addressField = z
  .strictObject({
    name: line.optional(),
    lines: z.array(line).max(6).optional(),
    city: line.optional(),
    region: line.optional(),
    postalCode: line.optional(),
    country: line.optional(),
    phone: line.optional(),
  })
  .meta({ id: 'Address', title: 'Address' });
