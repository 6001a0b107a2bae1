import { z } from 'zod';
import { SOURCES } from '../channels/order-channel.ts';
import {
  currencyField,
  dayField,
  longTextField,
  moneyField,
  percentField,
  priceField,
  quantityField,
  refField,
  signedMoneyField,
  textField,
} from '../command/fields.ts';
import { WORKFLOWS } from '../command/organisation.ts';
import { addressField } from '../parties/address.ts';
import { shipmentDriven } from './shipment-driven.cycle.ts';
import { statusDriven } from './status-driven.cycle.ts';

/** Every status of either life. */
const STATUSES = [
  ...Object.keys(shipmentDriven.states),
  ...Object.keys(statusDriven.states),
] as unknown as readonly [string, ...string[]];

/** Price, discount and tax of a line; the price is per base unit of the product. */
const terms = {
  unitPrice: priceField
    .optional()
    .meta({ description: "per base unit; the customer's price list or the product's price unless given" }),
  discount: moneyField.optional().meta({ description: 'taken off the line, an amount' }),
  taxRate: percentField.optional(),
};

export const lineField = z
  .strictObject({
    product: refField,
    quantity: quantityField,
    unit: textField(50)
      .optional()
      .meta({ description: 'a selling unit of the product; its base unit unless given' }),
    location: refField.optional().meta({ description: "the line's own location; the order's unless given" }),
    ...terms,
  })
  .meta({ id: 'OrderLineInput' });

const lineEditField = z
  .strictObject({
    line: z.int().min(1).optional(),
    product: refField
      .optional()
      .meta({ description: 'names the line by its product, where `line` is not given' }),
    swapTo: refField
      .optional()
      .meta({ description: 'another product, while nothing of the line is committed or shipped' }),
    quantity: quantityField.optional(),
    unit: textField(50).optional(),
    location: refField.nullable().optional(),
    ...terms,
  })
  .meta({ id: 'OrderLineEdit' });

export const addOnsField = z.strictObject({
  freight: moneyField.optional(),
  fulfillment: moneyField.optional(),
  promo: moneyField.optional(),
  other: moneyField.optional(),
});

export const chargesField = z.strictObject({
  shipping: signedMoneyField.optional(),
  other: signedMoneyField.optional(),
});

const references = z.record(textField(60), textField(200));

/** Header fields that a person may give when creating an order and change afterwards. */
export const headerFields = {
  number: textField(60).optional().meta({ description: 'counted unless given; unique for ever' }),
  location: refField.nullable().optional(),
  mustArriveBy: dayField.nullable().optional(),
  customerPo: textField(100).nullable().optional(),
  billTo: addressField.nullable().optional(),
  shipTo: addressField.nullable().optional(),
  paymentTerms: textField(100).nullable().optional(),
  shelfLifeDays: z.int().min(0).max(36_500).nullable().optional(),
  priority: z.int().min(0).max(9).optional().meta({ description: '0 first, 9 last' }),
  broker: refField.nullable().optional(),
  feePercent: percentField.nullable().optional(),
  feeAmount: moneyField
    .nullable()
    .optional()
    .meta({ description: 'wins over value × percent; null clears it' }),
  addOns: addOnsField.optional(),
  charges: chargesField.optional(),
  notes: longTextField().nullable().optional(),
  externalRefs: references.nullable().optional(),
};

export const createInput = z.strictObject({
  ...headerFields,
  customer: refField,
  channel: refField.optional(),
  source: z.enum(SOURCES).optional(),
  externalId: textField(200).optional(),
  workflow: z.enum(WORKFLOWS).optional(),
  orderDate: dayField.optional(),
  currency: currencyField.optional(),
  pricesIncludeTax: z.boolean().optional(),
  outsideTotals: z
    .strictObject({
      value: signedMoneyField.optional(),
      tax: signedMoneyField.optional(),
      total: signedMoneyField.optional(),
    })
    .optional()
    .meta({ description: "the outside document's own totals; a difference is flagged, never refused (L3)" }),
  confirm: z
    .boolean()
    .optional()
    .meta({ description: 'save and confirm, or only save; as the channel says unless given' }),
  override: textField(500)
    .optional()
    .meta({ description: 'why to go on despite a credit limit; for those who may (owner, billing)' }),
  status: z.string().max(30).optional().meta({ description: 'status-driven: the status to create it at' }),
  dates: z
    .partialRecord(z.enum(STATUSES), dayField)
    .optional()
    .meta({ description: 'business dates by status' }),
  sourceLines: z
    .array(z.record(textField(100), longTextField(500)))
    .max(20_000)
    .optional()
    .meta({ description: 'the source lines behind merged ones, kept on the timeline (A4)' }),
  lines: z.array(lineField).max(10_000).default([]),
});

/** What an edit does to the lines of an order. */
export const lineEditFields = {
  edit: z.array(lineEditField).max(10_000).default([]),
  add: z.array(lineField).max(10_000).default([]),
  remove: z
    .array(z.union([z.int().min(1), refField]))
    .max(10_000)
    .default([]),
};

export type HeaderInput = { readonly [F in keyof typeof headerFields]?: z.output<(typeof headerFields)[F]> };
export type LineEdits = { readonly [F in keyof typeof lineEditFields]: z.output<(typeof lineEditFields)[F]> };
export type CreateInput = z.output<typeof createInput>;
export type LineInput = z.output<typeof lineField>;
export type LineEdit = z.output<typeof lineEditField>;
