import { z } from 'zod';
import { idField, moneyField, quantityField, refField, textField } from '../../command/fields.ts';
import { BEYOND } from '../../command/mandate/limits.ts';
import { SCOPE_NAMES } from '../../command/mandate/scope.ts';

export const tokenRef = idField('a token');

const scopeField = z.enum(SCOPE_NAMES);

const capField = (words: string) =>
  z
    .strictObject({
      value: moneyField.nullable().optional(),
      quantity: quantityField.nullable().optional(),
    })
    .nullable()
    .optional()
    .meta({ description: words });

const some = (words: string) =>
  z.array(refField).min(1).max(200).nullable().optional().meta({ description: words });

export const limitsField = z.strictObject({
  customers: some('only these customers; null for all'),
  channels: some('only these order channels; null for all'),
  locations: some('only these locations; null for all'),
  perCommand: capField('at most so much at once, in the currency of the organisation and in base units'),
  perDay: capField('at most so much a day in sum, by scope'),
  approval: z
    .array(scopeField)
    .max(20)
    .optional()
    .meta({ description: 'scopes in which a person decides each time' }),
  beyond: z.enum(BEYOND).optional().meta({ description: 'more than a cap is refused, or a person is asked' }),
  requestsPerMinute: z.int().min(1).max(1_000_000).nullable().optional(),
});
export type LimitsInput = z.output<typeof limitsField>;

/** What a token is held to, as it is asked for. */
export const mandateFields = {
  scopes: z
    .array(scopeField)
    .min(1)
    .max(20)
    .nullable()
    .optional()
    .meta({ description: 'families of verbs; null for whatever the role may' }),
  limits: limitsField.nullable().optional(),
};

export const agentField = textField(100)
  .nullable()
  .optional()
  .meta({ description: 'what acts with it, such as an assistant by its name' });

export const expiryField = z.iso.datetime({ offset: true }).nullable().optional();
