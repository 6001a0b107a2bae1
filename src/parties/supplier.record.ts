import { defineRecord } from '../record/definition.ts';
import { currency, custom, line, optional, required, text, whole } from '../record/field.ts';
import { type Address, addressField } from './address.ts';
import { suppliers } from './supplier.ts';

export const supplierRecord = defineRecord({
  fact: suppliers,
  title: 'supplier',
  plural: 'suppliers',
  area: 'parties',
  code: 'number',
  counted: 'S',
  fields: {
    number: required(line(40)),
    name: required(line()),
    email: optional(line()),
    phone: optional(line(50)),
    address: optional(custom<Address>('jsonb', addressField)),
    currency: optional(currency),
    leadDays: optional(whole(0, 3650)),
    notes: optional(text()),
  },
  searched: ['number', 'name'],
  usedBy: [
    ['product', 'supplier_id', 'a product'],
    ['purchase_order', 'supplier_id', 'a purchase order'],
    ['stock_document', 'supplier_id', 'a receipt'],
  ],
  example: { name: 'Blue Hill Mills', email: 'orders@bluehill.example', leadDays: 14 },
});
