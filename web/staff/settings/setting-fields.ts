import type { Section } from '../../ui/record-form.tsx';
import { ChannelSelect, LocationSelect } from '../../ui/record-select.tsx';
import { words } from '../../words/words.ts';

const options = (...values: readonly string[]) => values.map((value) => ({ value, label: value }));
const WORKFLOWS = options('shipment-driven', 'status-driven');
const POLICIES = [
  { value: 'warn', label: words('settings.warn') },
  { value: 'refuse', label: words('settings.refuse') },
];
const GUARDS = [
  { value: 'warn', label: words('settings.warn') },
  { value: 'enforce', label: words('settings.enforce') },
];

const called = () =>
  [
    { kind: 'text', name: 'code', label: words('settings.code'), required: true },
    { kind: 'text', name: 'name', label: words('settings.name'), required: true },
  ] as const;

export const organisationSections = (): readonly Section[] => [
  {
    title: words('settings.company'),
    fields: [
      { kind: 'text', name: 'name', label: words('settings.name'), required: true },
      { kind: 'text', name: 'timeZone', label: words('settings.timeZone'), required: true },
      {
        kind: 'text',
        name: 'currency',
        label: words('settings.currency'),
        description: words('settings.currencyHint'),
        required: true,
      },
      {
        kind: 'day',
        name: 'closedThrough',
        label: words('settings.closedThrough'),
        description: words('settings.closedHint'),
      },
    ],
  },
  {
    title: words('settings.orders'),
    fields: [
      {
        kind: 'select',
        name: 'defaultWorkflow',
        label: words('settings.defaultWorkflow'),
        options: WORKFLOWS,
        required: true,
      },
      {
        kind: 'record',
        name: 'defaultLocation',
        label: words('settings.defaultLocation'),
        select: LocationSelect,
      },
      {
        kind: 'record',
        name: 'defaultChannel',
        label: words('settings.defaultChannel'),
        select: ChannelSelect,
      },
      {
        kind: 'select',
        name: 'stockPolicy',
        label: words('settings.stockPolicy'),
        options: POLICIES,
        required: true,
      },
      {
        kind: 'select',
        name: 'stockGuard',
        label: words('settings.stockGuard'),
        options: GUARDS,
        required: true,
      },
      { kind: 'decimal', name: 'overShipment', label: words('settings.overShipment'), unit: '%' },
      { kind: 'decimal', name: 'overReceipt', label: words('settings.overReceipt'), unit: '%' },
    ],
  },
];

export const letterheadSections = (): readonly Section[] => [
  {
    fields: [
      { kind: 'address', name: 'address', label: words('settings.address'), wide: true },
      { kind: 'text', name: 'taxNumber', label: words('settings.taxNumber') },
      { kind: 'text', name: 'email', label: words('settings.email') },
      { kind: 'text', name: 'website', label: words('settings.website') },
      { kind: 'select', name: 'paper', label: words('settings.paper'), options: options('a4', 'letter') },
      {
        kind: 'long',
        name: 'footer',
        label: words('settings.footer'),
        description: words('settings.footerHint'),
        wide: true,
      },
    ],
  },
];

export const locationSections = (): readonly Section[] => [
  {
    fields: [...called(), { kind: 'address', name: 'address', label: words('settings.address'), wide: true }],
  },
];

export const channelSections = (): readonly Section[] => [
  {
    fields: [
      ...called(),
      {
        kind: 'text',
        name: 'colour',
        label: words('settings.colour'),
        description: words('settings.colourHint'),
      },
      {
        kind: 'select',
        name: 'source',
        label: words('settings.source'),
        options: options('hand', 'import', 'shop', 'portal', 'api', 'agent'),
      },
      {
        kind: 'select',
        name: 'defaultWorkflow',
        label: words('settings.defaultWorkflow'),
        description: words('settings.asOrganisation'),
        options: WORKFLOWS,
      },
      {
        kind: 'record',
        name: 'defaultLocation',
        label: words('settings.defaultLocation'),
        select: LocationSelect,
      },
      {
        kind: 'select',
        name: 'stockPolicy',
        label: words('settings.stockPolicy'),
        description: words('settings.asOrganisation'),
        options: POLICIES,
      },
      { kind: 'switch', name: 'confirmOnArrival', label: words('settings.confirmOnArrival') },
      { kind: 'switch', name: 'pricesIncludeTax', label: words('settings.pricesIncludeTax') },
    ],
  },
];

export const priceListSections = (): readonly Section[] => [
  {
    fields: [
      ...called(),
      { kind: 'text', name: 'currency', label: words('settings.currency'), required: true },
    ],
  },
];
