import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { refField } from '../command/fields.ts';
import { defineQuery, type Reader, rowsOf } from '../command/query.ts';
import { moveShape } from '../command/shapes.ts';
import type { Id } from '../kernel/id.ts';
import { done, refused } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { loadOrders, readOrders, type SalesOrder } from '../sales/index.ts';
import { walkingOrder } from '../stock/index.ts';
import type { Row } from '../store/statement.ts';
import { movesOf } from './moves.ts';
import { type Shipment, type ShipmentLine, shipmentName } from './shipment.ts';
import { headShape, headView, shipmentHead } from './shipment-head.queries.ts';

const pickShape = z.object({
  bin: z.string(),
  binId: z.uuid(),
  sequence: z.int(),
  lot: z.string().nullable(),
  lotId: z.uuid().nullable(),
  expiresOn: z.iso.date().nullable(),
  quantity: z.string(),
});
const lineShape = z.object({
  line: z.int(),
  sku: z.string(),
  productId: z.uuid(),
  name: z.string(),
  unit: z.string(),
  ordered: z.string(),
  quantity: z.string(),
  picks: z.array(pickShape).meta({ description: 'in walking order; none while it is saved' }),
});
const packageShape = z.object({
  number: z.int(),
  weight: z.string().nullable(),
  tracking: z.string().nullable(),
  contents: z.array(z.object({ line: z.int(), quantity: z.string() })).nullable(),
});
export const getShipment = defineQuery({
  name: 'shipment.get',
  sentence: 'A shipment with its lines, where each is picked from, its packages and the moves it allows.',
  permission: 'shipping:read',
  input: z.strictObject({ ref: refField }),
  answer: headShape
    .extend({
      shipTo: z.record(z.string(), z.unknown()).nullable(),
      orderVersion: z.int(),
      notes: z.string().nullable(),
      packages: z.array(packageShape),
      lines: z.array(lineShape),
      moves: z.array(moveShape),
    })
    .meta({ id: 'Shipment' }),
  run: async ({ ref }, { db, actor: { org } }) => {
    const order = await orderOf(db, org, ref);
    const shipment = order?.shipments.find((one) => one.id === ref || one.number === ref);
    if (!order || !shipment) return refused(notFound('shipment', 'shipment', ref));
    const [head, names] = await Promise.all([
      db.rows(shipmentHead(sql`s.org_id = ${org} AND s.id = ${shipment.id}`, 1)),
      namesOf(db, org, order, shipment),
    ]);
    return done({
      ...headView(head[0] as Row),
      shipTo: order.shipTo,
      orderVersion: order.version,
      notes: shipment.notes,
      packages: shipment.packages,
      lines: shipment.lines.map((line) => lineView(line, order, names)),
      moves: movesOf(order, shipment),
    });
  },
});

/** The order a shipment is part of, loaded by the name of the shipment. */
export async function orderOf(db: Reader, org: Id, shipment: string): Promise<SalesOrder | null> {
  const rows = await rowsOf(db, loadOrders(org, [shipmentName(shipment)]));
  return readOrders(rows)[0] ?? null;
}

/** Products, bins and lots by their ids. */
async function namesOf(
  db: Reader,
  org: Id,
  order: SalesOrder,
  { lines }: Shipment,
): Promise<(id: Id | null) => Row> {
  const on = new Set(lines.map(({ line }) => line));
  const products = order.lines.filter(({ line }) => on.has(line)).map(({ product }) => product);
  const picks = lines.flatMap((line) => line.picks ?? []);
  const lots = picks.flatMap(({ lot }) => (lot ? [lot] : []));
  const found = await Promise.all([
    db.rows(sql`SELECT id, sku, name, unit FROM product WHERE org_id = ${org} AND id = ANY(${products})`),
    db.rows(
      sql`SELECT id, code, sequence FROM bin WHERE org_id = ${org} AND id = ANY(${picks.map(({ bin }) => bin)})`,
    ),
    db.rows(sql`SELECT id, number, expires_on FROM lot WHERE org_id = ${org} AND id = ANY(${lots})`),
  ]);
  const byId = new Map(found.flat().map((row) => [row.id as Id, row]));
  return (id) => byId.get(id ?? '') ?? {};
}

function lineView(
  { line, quantity, picks }: ShipmentLine,
  order: SalesOrder,
  names: (id: Id | null) => Row,
): z.output<typeof lineShape> {
  const ordered = order.lines.find((one) => one.line === line);
  const { sku, name, unit } = names(ordered?.product ?? null);
  const walk = (picks ?? []).map((one) => {
    const bin = names(one.bin);
    const lot = names(one.lot);
    return {
      bin: bin.code,
      binId: one.bin,
      sequence: bin.sequence,
      lot: lot.number ?? null,
      lotId: one.lot,
      expiresOn: lot.expires_on ?? null,
      quantity: formatQuantity(one.quantity),
    };
  });
  return {
    line,
    sku,
    productId: ordered?.product ?? '',
    name,
    unit,
    ordered: ordered ? formatQuantity(ordered.quantity) : '0',
    quantity: formatQuantity(quantity),
    picks: walk.sort((a, b) => walkingOrder({ ...a, binCode: a.bin, sku }, { ...b, binCode: b.bin, sku })),
  };
}
