import { z } from 'zod';
import { put } from '../command/command.ts';
import { type Address, addressField } from '../parties/address.ts';
import { defineRecord } from '../record/definition.ts';
import { custom, kept, line, optional, required } from '../record/field.ts';
import { type Bin, bins, type Location, locations, UNASSIGNED, UNASSIGNED_SEQUENCE } from './location.ts';

export const locationRecord = defineRecord<Location>({
  fact: locations,
  title: 'location',
  plural: 'locations',
  area: 'setup',
  code: 'code',
  fields: {
    code: required(line(40)),
    name: required(line()),
    address: optional(custom<Address>('jsonb', addressField)),
    unassignedBin: kept(custom<string>('uuid', z.uuid()), ''),
  },
  searched: ['code', 'name'],
  about: ({ id }) => ({ locations: [id] }),
  shows: { are: 'location' },
  usedBy: [
    ['sales_order', 'location_id', 'a sales order'],
    ['sales_order_line', 'location_id', 'a sales order'],
    ['position', 'location_id', 'the stock ledger'],
    ['stock_document', 'location_id', 'a stock document'],
    ['purchase_order', 'location_id', 'a purchase order'],
    ['stock_count', 'location_id', 'a stock count'],
    ['transfer', 'from_location_id', 'a transfer'],
    ['transfer', 'to_location_id', 'a transfer'],
    ['order_channel', 'default_location_id', 'an order channel'],
    ['organisation', 'default_location_id', 'the organisation, as its default location'],
  ],
  complete: (made, context) => ({ ...made, unassignedBin: context.newId() }),
  beside: (after, before) => (before ? {} : { puts: [put(bins, unassignedBinOf(after))] }),
  example: { code: 'MAIN', name: 'Main warehouse' },
});

/** C10: where goods stand that nobody put into a bin. It is walked to last. */
export const unassignedBinOf = (location: Location): Bin => ({
  id: location.unassignedBin,
  location: location.id,
  code: UNASSIGNED,
  sequence: UNASSIGNED_SEQUENCE,
  active: true,
  deletedAt: null,
  version: 1,
});
