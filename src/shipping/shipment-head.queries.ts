import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { partyShape } from '../command/shapes.ts';
import type { Row } from '../store/statement.ts';
import { shipmentCycle } from './shipment.cycle.ts';
import { SHIPMENT_STATUSES, type ShipmentStatus } from './shipment.ts';

/** What a list shows of a shipment. */
export const headShape = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.int(),
  status: z.enum(SHIPMENT_STATUSES),
  colour: z.string(),
  order: z.string(),
  orderId: z.uuid(),
  orderStatus: z.string(),
  customer: partyShape,
  location: z.string(),
  locationId: z.uuid(),
  mustArriveBy: z.iso.date().nullable(),
  carrier: z.string().nullable(),
  tracking: z.string().nullable(),
  committedOn: z.iso.date().nullable(),
  shippedOn: z.iso.date().nullable(),
  createdAt: z.iso.datetime(),
});

/** The newest of the shipments `s` for which this holds, with what people call the records they name. */
export const shipmentHead = (conditions: Sql, limit: number): Sql => sql`
  SELECT s.*, o.number AS order_number, o.status AS order_status, o.must_arrive_by,
         c.number AS customer_number, c.name AS customer_name, l.code AS location
  FROM (SELECT * FROM shipment s WHERE ${conditions} ORDER BY s.id DESC LIMIT ${limit}) AS s
  JOIN sales_order o ON o.org_id = s.org_id AND o.id = s.order_id
  JOIN customer c ON c.org_id = s.org_id AND c.id = s.customer_id
  JOIN location l ON l.org_id = s.org_id AND l.id = s.location_id
  ORDER BY s.id DESC`;

export const headView = (row: Row): z.output<typeof headShape> => ({
  id: row.id,
  number: row.number,
  version: row.version,
  status: row.status,
  colour: shipmentCycle.states[row.status as ShipmentStatus].colour,
  order: row.order_number,
  orderId: row.order_id,
  orderStatus: row.order_status,
  customer: { id: row.customer_id, number: row.customer_number, name: row.customer_name },
  location: row.location,
  locationId: row.location_id,
  mustArriveBy: row.must_arrive_by,
  carrier: row.carrier,
  tracking: row.tracking,
  committedOn: row.committed_on,
  shippedOn: row.shipped_on,
  createdAt: row.created_at,
});
