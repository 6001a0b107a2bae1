import { z } from 'zod';
import { type Command, defineCommand } from '../../command/command.ts';
import { refused } from '../../kernel/problem.ts';
import { reopened, tooEarly } from '../forward.ts';
import type { Shipment } from '../shipment.ts';
import { shipmentEffect } from '../shipment-effect.ts';
import { touchGoods } from '../touches.ts';
import { findShipment, MOVE_PROBLEMS, onMove, touchShipment, withShipment } from './on-shipment.ts';

const withdrawal = (
  move: 'reopen' | 'delete',
  sentence: string,
  after: (shipment: Shipment) => Shipment | null,
): Command =>
  defineCommand({
    name: `shipment.${move}`,
    sentence,
    move,
    permission: 'shipping:write',
    scope: 'ship',
    input: z.strictObject(onMove),
    problems: [...MOVE_PROBLEMS, 'shipment/invalid'],
    example: { ref: 'SH-000001', note: 'the truck is full' },
    touches: (input, need) => {
      const found = touchShipment(need, input.ref);
      if (found) touchGoods(need, found.order, found.shipment);
    },
    decide: (facts, input, context) => {
      const found = findShipment(facts, input, move);
      if (!found.ok) return found;
      const { order: before, shipment } = found.value;
      const day = input.day ?? context.today;
      const early = tooEarly(shipment, day);
      if (early) return refused(early);
      const order = withShipment(before, shipment.id, after(shipment));
      const doing = { shipment: shipment.id, move, day, note: input.note };
      return shipmentEffect(before, order, doing, [], facts, context);
    },
  });

export const reopenShipment = withdrawal(
  'reopen',
  'Brings a shipment back to saved: its goods are free again, its lines can be edited.',
  reopened,
);

export const deleteShipment = withdrawal(
  'delete',
  'Takes away a shipment that has not shipped: its goods are free again.',
  () => null,
);
