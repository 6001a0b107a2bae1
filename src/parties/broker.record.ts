import { defineRecord } from '../record/definition.ts';
import { line, optional, percent, required, text } from '../record/field.ts';
import { brokers } from './broker.ts';

export const brokerRecord = defineRecord({
  fact: brokers,
  title: 'broker',
  plural: 'brokers',
  area: 'parties',
  code: 'number',
  counted: 'B',
  fields: {
    number: required(line(40)),
    name: required(line()),
    email: optional(line()),
    phone: optional(line(50)),
    feePercent: optional(percent),
    notes: optional(text()),
  },
  searched: ['number', 'name'],
  usedBy: [
    ['customer', 'broker_id', 'a customer'],
    ['sales_order', 'broker_id', 'a sales order'],
  ],
  example: { name: 'Harbour Agency', feePercent: '5' },
});
