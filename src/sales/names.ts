import { products } from '../catalog/product.ts';
import { orderChannels } from '../channels/order-channel.ts';
import type { Facts } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import { brokers } from '../parties/broker.ts';
import { customers } from '../parties/customer.ts';
import { locations } from '../stock/location.ts';

/** What people call the records an order refers to. */
export interface Names {
  readonly customer: (id: Id) => { number: string; name: string };
  readonly product: (id: Id) => { sku: string; name: string; unit: string };
  readonly location: (id: Id) => string;
  readonly channel: (id: Id) => string;
  readonly broker: (id: Id) => string;
}

/** From the facts a command was decided on. */
export const namesIn = (facts: Facts): Names => ({
  customer: (id) => facts.sure(customers, id),
  product: (id) => facts.sure(products, id),
  location: (id) => facts.sure(locations, id).code,
  channel: (id) => facts.sure(orderChannels, id).code,
  broker: (id) => facts.sure(brokers, id).number,
});
