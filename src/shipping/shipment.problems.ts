import { problemKind } from '../kernel/problem.ts';

export const SHIPMENT_MOVE = problemKind(
  'shipment/move-refused',
  409,
  'The shipment does not allow this now',
);
export const SHIPMENT_REFUSED = problemKind('shipment/invalid', 422, 'The shipment is not valid as sent');
export const TOO_MUCH = problemKind('shipment/too-much', 409, 'More would ship than is ordered');
export const NOT_ENOUGH = problemKind('shipment/not-enough-to-pick', 409, 'Not enough is there to pick');
export const NOT_PICKABLE = problemKind('shipment/not-pickable', 409, 'What was chosen cannot be picked');
export const NOTHING_TO_SHIP = problemKind('shipment/nothing-to-ship', 409, 'Nothing is left to ship');
