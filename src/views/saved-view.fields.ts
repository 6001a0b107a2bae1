import { z } from 'zod';
import { textField } from '../command/fields.ts';

export const listField = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[a-z]+)*$/, { error: 'a list is named as in its address, such as sales-orders' })
  .meta({ examples: ['sales-orders'] });

const isAddress = (text: string): boolean => text.isWellFormed() && !/[\p{Cc}\s]/u.test(text);

export const viewFields = {
  name: textField(100),
  query: z
    .string()
    .max(2000)
    .transform((text) => text.replace(/^\?/, ''))
    .refine(isAddress, { error: 'it is written as in an address: no spaces, no control characters' })
    .meta({
      description: 'filters, sort and columns as the address of the page has them after the question mark',
      examples: ['status=Confirmed&sort=mustArriveBy'],
    }),
  shared: z.boolean().meta({ description: 'everybody of the organisation sees it' }),
};
