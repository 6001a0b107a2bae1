import { z } from 'zod';
import type { Id } from '../kernel/id.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { SalesOrder } from '../sales/index.ts';
import { walkingOrder } from '../stock/index.ts';
import type { Row } from '../store/statement.ts';
import type { Planned, Wanted } from './pick-plan.ts';
import type { Shipment } from './shipment.ts';

const goods = {
  line: z.int(),
  sku: z.string(),
  description: z.string(),
  unit: z.string(),
  location: z.string(),
};
export const pickTicketShape = z
  .object({
    order: z.string(),
    orderId: z.uuid(),
    shipment: z.string().nullable(),
    shipmentId: z.uuid().nullable(),
    status: z.string(),
    customer: z.object({ number: z.string(), name: z.string() }),
    shipTo: z.record(z.string(), z.unknown()).nullable(),
    locations: z.array(z.string()),
    mustArriveBy: z.iso.date().nullable(),
    lines: z
      .array(
        z.object({
          ...goods,
          bin: z.string(),
          sequence: z.int(),
          lot: z.string().nullable(),
          expiresOn: z.iso.date().nullable(),
          quantity: z.string(),
        }),
      )
      .meta({ description: 'one for each bin and lot, in walking order' }),
    short: z
      .array(z.object({ ...goods, short: z.string() }))
      .meta({ description: 'where stock falls short' }),
  })
  .meta({ id: 'PickTicket' });

type Ticket = z.output<typeof pickTicketShape>;

/** G2: the data of a pick ticket; `names` gives products, locations, bins, lots and the customer by id. */
export function ticket(
  order: SalesOrder,
  shipment: Shipment | null,
  plans: readonly Planned[],
  names: (id: Id | null) => Row,
): Ticket {
  const about = ({ line, product, location }: Wanted) => {
    const { sku, name, unit } = names(product);
    return { line, sku, description: name, unit, location: names(location).code as string };
  };
  const lines = plans.flatMap(({ wanted, picks }) => picks.map((one) => lineOf(about(wanted), one, names)));
  const short = plans.filter((plan) => plan.short > 0n);
  const { number, name } = names(order.customer);
  return {
    order: order.number,
    orderId: order.id,
    shipment: shipment?.number ?? null,
    shipmentId: shipment?.id ?? null,
    status: shipment?.status ?? order.status,
    customer: { number, name },
    shipTo: order.shipTo as Ticket['shipTo'],
    locations: [...new Set(plans.map(({ wanted }) => names(wanted.location).code as string))].sort(),
    mustArriveBy: order.mustArriveBy,
    lines: lines.sort(walking),
    short: short.map((plan) => ({ ...about(plan.wanted), short: formatQuantity(plan.short) })),
  };
}

type TicketLine = Ticket['lines'][number];

const lineOf = (
  about: Pick<TicketLine, 'line' | 'sku' | 'description' | 'unit' | 'location'>,
  one: Planned['picks'][number],
  names: (id: Id | null) => Row,
): TicketLine => {
  const [bin, lot] = [names(one.bin), names(one.lot)];
  const where = { bin: bin.code, sequence: bin.sequence };
  return {
    ...about,
    ...where,
    lot: lot.number ?? null,
    expiresOn: lot.expires_on ?? null,
    quantity: formatQuantity(one.quantity),
  };
};

/** One location after the other; in each as a picker walks. */
const walking = (a: TicketLine, b: TicketLine): number =>
  (a.location < b.location ? -1 : a.location > b.location ? 1 : 0) ||
  walkingOrder({ ...a, binCode: a.bin }, { ...b, binCode: b.bin }) ||
  ((a.lot ?? '') < (b.lot ?? '') ? -1 : 1);
