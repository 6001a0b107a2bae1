import { type OfferedMove, offeredMoves } from '../lifecycle/cycle.ts';
import type { SalesOrder } from '../sales/index.ts';
import { shipmentCycle } from './shipment.cycle.ts';
import { isSaved, type Shipment } from './shipment.ts';

/** The moves a person may ask for, each allowed or with the reason it is not: of its status, or because its order is held. */
export function movesOf(order: SalesOrder, shipment: Shipment): OfferedMove[] {
  const stopped = isSaved(shipment) ? ['commit', 'pick', 'pack', 'ship'] : ['ship'];
  return offeredMoves(shipmentCycle, { status: shipment.status }).map((move) =>
    move.allowed && order.hold && stopped.includes(move.name)
      ? { ...move, allowed: false, reason: `${order.number} is held: ${order.hold.reason}` }
      : move,
  );
}
