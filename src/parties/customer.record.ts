import { priceLists } from '../catalog/price-list.ts';
import { type Actor, FORBIDDEN, may } from '../command/access.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { defineRecord } from '../record/definition.ts';
import {
  currency,
  custom,
  line,
  money,
  optional,
  percent,
  reference,
  required,
  text,
  whole,
} from '../record/field.ts';
import { type Address, addressField } from './address.ts';
import { brokers } from './broker.ts';
import { type Customer, customers } from './customer.ts';

export const customerRecord = defineRecord({
  fact: customers,
  title: 'customer',
  plural: 'customers',
  area: 'parties',
  code: 'number',
  counted: 'C',
  fields: {
    number: required(line(40)),
    name: required(line()),
    email: optional(line()),
    phone: optional(line(50)),
    billTo: optional(custom<Address>('jsonb', addressField)),
    shipTo: optional(custom<Address>('jsonb', addressField)),
    currency: optional(currency),
    paymentTerms: optional(line()),
    priceList: reference(priceLists, 'code'),
    broker: reference(brokers, 'number'),
    feePercent: optional(percent),
    taxRate: optional(percent),
    creditLimit: optional(money),
    shelfLifeDays: optional(whole(0, 36_500)),
    notes: optional(text()),
  },
  forbids: limitKept,
  searched: ['number', 'name'],
  about: ({ id }) => ({ customer: id }),
  shows: { are: 'customer' },
  usedBy: [['sales_order', 'customer_id', 'a sales order']],
  example: { name: 'Corner Shop', paymentTerms: 'net 30', shelfLifeDays: 30 },
});

/** B20: who may not override a limit does not move it either. */
function limitKept(after: Customer, before: Customer | null, { role }: Actor): Problem | null {
  if (!before || after.creditLimit === before.creditLimit || may(role, 'billing:write')) return null;
  const detail = `a ${role} may not change the credit limit of ${before.number}; owner and billing may`;
  return problem(FORBIDDEN, detail, { role, permission: 'billing:write' });
}
