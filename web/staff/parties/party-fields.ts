import type { Field, Section } from '../../ui/record-form.tsx';
import { BrokerSelect, PriceListSelect } from '../../ui/record-select.tsx';
import { words } from '../../words/words.ts';

const general = (): readonly Field[] => [
  { name: 'number', label: words('parties.number'), kind: 'text', description: words('parties.numberHint') },
  { name: 'name', label: words('parties.name'), kind: 'text', required: true },
  { name: 'email', label: words('parties.email'), kind: 'text', description: words('parties.emailHint') },
  { name: 'phone', label: words('parties.phone'), kind: 'text' },
];
const currency = (): Field => ({
  name: 'currency',
  label: words('parties.currency'),
  kind: 'text',
  description: words('parties.currencyHint'),
});
const notes = (): Field => ({ name: 'notes', label: words('parties.notes'), kind: 'long', wide: true });

/** The fields of a customer; who may not override its credit limit does not move it either (B20). */
export const customerSections = (mayLimit: boolean): readonly Section[] => [
  { title: words('parties.general'), fields: general() },
  {
    title: words('parties.terms'),
    fields: [
      {
        name: 'paymentTerms',
        label: words('parties.paymentTerms'),
        kind: 'text',
        description: words('parties.paymentTermsHint'),
      },
      { name: 'priceList', label: words('parties.priceList'), kind: 'record', select: PriceListSelect },
      {
        name: 'creditLimit',
        label: words('parties.creditLimit'),
        kind: 'decimal',
        description: words('parties.creditLimitHint'),
        fixed: !mayLimit,
      },
      currency(),
      { name: 'taxRate', label: words('parties.taxRate'), kind: 'decimal', unit: '%' },
      {
        name: 'shelfLifeDays',
        label: words('parties.shelfLifeDays'),
        kind: 'whole',
        unit: words('parties.days'),
        description: words('parties.shelfLifeHint'),
      },
      { name: 'broker', label: words('parties.broker'), kind: 'record', select: BrokerSelect },
      {
        name: 'feePercent',
        label: words('parties.feePercent'),
        kind: 'decimal',
        unit: '%',
        description: words('parties.feeHint'),
      },
      notes(),
    ],
  },
  {
    title: words('parties.addresses'),
    fields: [
      { name: 'billTo', label: words('parties.billTo'), kind: 'address' },
      { name: 'shipTo', label: words('parties.shipTo'), kind: 'address' },
    ],
  },
];

export const supplierSections = (): readonly Section[] => [
  {
    title: words('parties.general'),
    fields: [
      ...general(),
      currency(),
      { name: 'leadDays', label: words('parties.leadDays'), kind: 'whole', unit: words('parties.days') },
      notes(),
      { name: 'address', label: words('parties.address'), kind: 'address', wide: true },
    ],
  },
];

export const brokerSections = (): readonly Section[] => [
  {
    title: words('parties.general'),
    fields: [
      ...general(),
      { name: 'feePercent', label: words('parties.fee'), kind: 'decimal', unit: '%' },
      notes(),
    ],
  },
];
