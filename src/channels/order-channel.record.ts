import { z } from 'zod';
import { STOCK_POLICIES, WORKFLOWS } from '../command/organisation.ts';
import { defineRecord } from '../record/definition.ts';
import { choice, custom, flag, line, optional, reference, required, starting } from '../record/field.ts';
import { locations } from '../stock/location.ts';
import { orderChannels, SOURCES } from './order-channel.ts';

const colour = custom<string>(
  'text',
  z.string().regex(/^#[0-9a-f]{6}$/, { error: 'a colour is written #rrggbb' }),
);

export const orderChannelRecord = defineRecord({
  fact: orderChannels,
  title: 'order channel',
  plural: 'order channels',
  area: 'setup',
  code: 'code',
  fields: {
    code: required(line(40)),
    name: required(line()),
    colour: starting(colour, '#64748b'),
    source: starting(choice<string>(SOURCES), 'hand'),
    defaultWorkflow: optional(choice(WORKFLOWS)),
    defaultLocation: reference(locations, 'code'),
    confirmOnArrival: starting(flag, false),
    stockPolicy: optional(choice(STOCK_POLICIES)),
    pricesIncludeTax: starting(flag, false),
  },
  searched: ['code', 'name'],
  about: ({ id }) => ({ channel: id }),
  shows: { are: 'channel' },
  usedBy: [
    ['sales_order', 'channel_id', 'a sales order'],
    ['organisation', 'default_channel_id', 'the organisation, as its default channel'],
  ],
  example: { code: 'WEB', name: 'Web shop', colour: '#2563eb', source: 'shop', confirmOnArrival: true },
});
