import type { Command } from '../command/command.ts';
import type { FactStore } from '../command/fact.ts';
import type { Query } from '../command/query.ts';
import type { Hanging } from '../sales/index.ts';
import { createShipment } from './commands/create.ts';
import { editShipment } from './commands/edit.ts';
import { forwardCommands } from './commands/forward.ts';
import { updateShipment } from './commands/update.ts';
import { deleteShipment, reopenShipment } from './commands/withdraw.ts';
import { pickPlan } from './pick-plan.queries.ts';
import { shipmentCycle } from './shipment.cycle.ts';
import { getShipment } from './shipment.queries.ts';
import { listShipments, shipmentTimeline } from './shipment-list.queries.ts';

/** The commands on shipments, with the trades that may stop what locks goods or lets them go: credit limits. */
export const commandsWith = (hanging: readonly Hanging[]): Command[] => [
  createShipment(hanging),
  editShipment,
  updateShipment,
  ...forwardCommands(hanging),
  reopenShipment,
  deleteShipment,
];
export const queries: Query[] = [getShipment, listShipments, shipmentTimeline, pickPlan];
/** Shipments are part of their order, and kept with it. */
export const stores: FactStore<unknown>[] = [];
export const cycles = [shipmentCycle];

export { hanging } from './hanging.ts';
