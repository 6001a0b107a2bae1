import type { Change } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import type { ShipmentLine } from '../shipping/shipment.ts';
import { partsChanged } from '../store/parts.ts';
import type { Statement } from '../store/statement.ts';
import type { Table } from '../store/table.ts';
import { type Part, type ShippedLine, shipmentLines, shipments } from './order-tables.store.ts';
import type { SalesOrder } from './sales-order.ts';

type Changed<T> = Record<'gone' | 'changed' | 'added', Part<T>[]>;

/** What became of the parts of an order, each with the order it is part of. */
export function changedParts<T extends object>(
  order: SalesOrder,
  before: readonly T[] = [],
  after: readonly T[],
  identity: (part: T) => unknown,
): Changed<T> {
  const { gone, changed, added } = partsChanged(before, after, identity);
  const ofOrder = (parts: readonly T[]): Part<T>[] => parts.map((part) => ({ order, part }));
  return { gone: ofOrder(gone), changed: ofOrder(changed), added: ofOrder(added) };
}

/** The shipments of orders and their lines, as far as they changed. */
export function saveShipments(org: Id, changes: readonly Change<SalesOrder>[]): Statement[] {
  const moved = changes.filter(({ before, after }) => (before?.shipments ?? []) !== after.shipments);
  if (!moved.length) return [];
  const heads = moved.map(({ before, after }) =>
    changedParts(after, before?.shipments, after.shipments, (shipment) => shipment.id),
  );
  const parts = moved.map(({ before, after }) =>
    changedParts(
      after,
      before ? linesShipped(before) : [],
      linesShipped(after),
      ({ shipment, line }) => `${shipment.id} ${line.line}`,
    ),
  );
  return [...written(shipments, org, heads), ...written(shipmentLines, org, parts)];
}

function written<T>(table: Table<Part<T>>, org: Id, changed: readonly Changed<T>[]): Statement[] {
  const all = (what: keyof Changed<T>) => changed.flatMap((one) => one[what]);
  return [
    ...table.remove(org, all('gone')),
    ...table.update(org, all('changed')),
    ...table.insert(org, all('added')),
  ];
}

// A line is the same part as long as it is the same value: one that did not change is not written again.
const known = new WeakMap<ShipmentLine, ShippedLine>();
const linesShipped = (order: SalesOrder): ShippedLine[] =>
  order.shipments.flatMap((shipment) =>
    shipment.lines.map((line) => {
      let shipped = known.get(line);
      if (!shipped) known.set(line, (shipped = { shipment, line }));
      return shipped;
    }),
  );
