import { defineRecord } from '../record/definition.ts';
import { currency, line, required } from '../record/field.ts';
import { priceLists } from './price-list.ts';

export const priceListRecord = defineRecord({
  fact: priceLists,
  title: 'price list',
  plural: 'price lists',
  area: 'catalog',
  code: 'code',
  fields: { code: required(line(40)), name: required(line()), currency: required(currency) },
  searched: ['code', 'name'],
  usedBy: [['customer', 'price_list_id', 'a customer']],
  example: { code: 'WHOLESALE', name: 'Wholesale', currency: 'EUR' },
});
