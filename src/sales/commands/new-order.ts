import { listedPrices, priceKey } from '../../catalog/price-list.ts';
import { products } from '../../catalog/product.ts';
import { type OrderChannel, orderChannels } from '../../channels/order-channel.ts';
import type { Actor } from '../../command/access.ts';
import { counters } from '../../command/counter.ts';
import type { Need } from '../../command/fact.ts';
import { organisations, type Workflow } from '../../command/organisation.ts';
import { positions } from '../../command/stock-facts.ts';
import { positionKey } from '../../ledger/position.ts';
import { brokers } from '../../parties/broker.ts';
import { customers } from '../../parties/customer.ts';
import { touchPlaces } from '../../stock/index.ts';
import { locations } from '../../stock/location.ts';
import { sourceOf } from '../draft.ts';
import type { Hanging } from '../hanging.ts';
import type { CreateInput } from '../input.ts';
import { externalName, salesOrders } from '../sales-order.ts';
import { CYCLES, moveTo } from '../standing.ts';
import { touchHanging } from '../touches.ts';

/** What an order that is not there yet is decided on. */
export function touchNewOrder(
  input: CreateInput,
  need: Need,
  actor: Actor,
  hanging: readonly Hanging[],
): void {
  const organisation = need(organisations, actor.org);
  if (!organisation) return;
  const channel = need(orderChannels, input.channel ?? organisation.defaultChannel);
  const customer = need(customers, input.customer);
  const broker = input.broker ?? customer?.broker;
  if (broker) need(brokers, broker);
  need(salesOrders, input.number);
  if (input.externalId !== undefined && channel) {
    need(salesOrders, externalName(sourceOf(input, channel, actor), input.externalId));
  }
  const usual = channel?.defaultLocation ?? organisation.defaultLocation;
  const location = need(locations, input.location === undefined ? usual : input.location);
  need(counters, 'sales-order');
  const workflow = input.workflow ?? channel?.defaultWorkflow ?? organisation.defaultWorkflow;
  const ships = workflow === 'status-driven' && input.status !== undefined;
  const status = firstStatus(input, workflow, channel ?? null);
  if (customer && status !== CYCLES[workflow].initial)
    touchHanging(need, null, moveTo(workflow, status), hanging, customer.id);
  for (const line of input.lines) {
    const product = need(products, line.product);
    const at = line.location === undefined ? location : need(locations, line.location);
    if (!product) continue;
    if (customer?.priceList) need(listedPrices, priceKey(customer.priceList, product.id));
    if (!at) continue;
    need(positions, positionKey(product.id, at.id));
    if (ships) touchPlaces(need, product.id, at.id);
  }
}

/** The status asked for, or the first one; Confirmed when asked to, or when the channel says so (A3). */
export function firstStatus(input: CreateInput, workflow: Workflow, channel: OrderChannel | null): string {
  if (input.status !== undefined) return input.status;
  const confirm = workflow === 'shipment-driven' && (input.confirm ?? channel?.confirmOnArrival);
  return confirm ? 'Confirmed' : CYCLES[workflow].initial;
}
