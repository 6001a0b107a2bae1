import type { Organisation } from '../command/organisation.ts';
import type { Reader } from '../command/query.ts';
import type { Quantity } from '../kernel/fixed.ts';
import { quantity } from '../kernel/quantity.ts';
import type { SourceDocument } from './documents.ts';
import {
  availabilityOf,
  type KnownChannel,
  type KnownCustomer,
  type KnownOrder,
  type KnownPlace,
  type KnownProduct,
  knownBrokers,
  knownByExternalId,
  knownByNumber,
  knownChannels,
  knownCustomers,
  knownLocations,
  knownProducts,
  knownTwins,
} from './known.queries.ts';
import type { Mapping } from './mapping.ts';
import { customerOf } from './order-input.ts';
import type { GoodsRow } from './rows.ts';

/** What the organisation has of everything a file names, looked up once for the whole file. */
export interface Known {
  readonly organisation: Organisation;
  readonly products: ReadonlyMap<string, KnownProduct>;
  readonly twins: readonly string[];
  readonly customers: ReadonlyMap<string, KnownCustomer>;
  readonly brokers: ReadonlyMap<string, boolean>;
  readonly channels: ReadonlyMap<string, KnownChannel>;
  readonly defaultChannel: KnownChannel | null;
  readonly locations: ReadonlyMap<string, KnownPlace>;
  /** By `source⏎external id`. */
  readonly outside: ReadonlyMap<string, KnownOrder>;
  readonly numbers: ReadonlyMap<string, KnownOrder>;
  readonly available: ReadonlyMap<string, Quantity>;
}

export const outsideKey = (source: string, externalId: string): string => `${source}\n${externalId}`;

export async function lookUp(
  db: Reader,
  organisation: Organisation,
  mapping: Mapping,
  documents: readonly SourceDocument[],
): Promise<Known> {
  const org = organisation.id;
  const skus = new Set(documents.flatMap((document) => document.goods.map((row) => row.product)));
  const external = documents.map((one) => (mapping.fields.externalId ? one.header.externalId : one.key));
  const [products, twins, customers, brokers, channels, locations, outside, numbers] = await Promise.all([
    knownProducts(db, org, skus),
    knownTwins(db, org, skus),
    knownCustomers(db, org, given(documents.map((one) => customerOf(mapping, one.header)))),
    knownBrokers(db, org, given(documents.map((one) => one.header.broker))),
    knownChannels(db, org),
    knownLocations(db, org),
    knownByExternalId(db, org, given(external)),
    knownByNumber(db, org, given(documents.map((one) => one.header.number))),
  ]);
  const ids = [...products.values()].map((product) => product.id);
  return {
    organisation,
    products,
    twins,
    customers,
    brokers,
    channels: new Map(channels.map((channel) => [channel.code, channel])),
    defaultChannel: channels.find((channel) => channel.id === organisation.defaultChannel) ?? null,
    locations: new Map(locations.map((location) => [location.code, location])),
    outside: new Map(outside.map((order) => [outsideKey(order.source, order.externalId as string), order])),
    numbers: new Map(numbers.map((order) => [order.number, order])),
    available: await availabilityOf(db, org, ids),
  };
}

const given = (texts: readonly (string | null | undefined)[]): string[] =>
  texts.filter((text) => text !== null && text !== undefined);

export const BASE: Quantity = quantity('1');

/** Base units in one of the unit a row is counted in; null when the product is not sold by it. */
export function sizeOf(row: GoodsRow, known: Known): Quantity | null {
  const product = known.products.get(row.product);
  if (row.unit === null || row.unit === (product?.unit ?? 'each')) return BASE;
  return product?.units.get(row.unit) ?? null;
}

export const channelOf = (input: { channel?: string }, known: Known): KnownChannel | null | undefined =>
  input.channel === undefined ? known.defaultChannel : known.channels.get(input.channel);
