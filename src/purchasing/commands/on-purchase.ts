import type { Context } from '../../command/command.ts';
import { dayField, longTextField, refField, versionField } from '../../command/fields.ts';
import type { Day } from '../../kernel/day.ts';
import type { Faults } from '../../record/index.ts';
import type { PurchaseOrder } from '../purchase-order.ts';
import { PURCHASE_MOVE, PURCHASE_REFUSED } from '../purchasing.problems.ts';

/** What every command on an existing purchase order takes. */
export const onPurchase = { ref: refField, expectedVersion: versionField.optional() };
/** What every move takes besides: its business date, today unless given, and a note for the timeline. */
export const onPurchaseMove = {
  ...onPurchase,
  day: dayField.optional(),
  note: longTextField(2000).optional(),
};

/** Problems any move of a purchase order may be refused with. */
export const PURCHASE_PROBLEMS = ['not-found', 'version/moved', PURCHASE_MOVE.type, 'ledger/period-closed'];
export const PURCHASE_INPUT_PROBLEMS = [...PURCHASE_PROBLEMS, PURCHASE_REFUSED.type];

/** Nothing comes of a purchase order before it was issued: such a day is a slip of the keyboard. */
export function dayOfArrival(
  given: Day | undefined,
  { number, issuedOn }: PurchaseOrder,
  faults: Faults,
  { today }: Context,
): Day {
  const day = given ?? (issuedOn !== null && today < issuedOn ? issuedOn : today);
  if (issuedOn !== null && day < issuedOn) faults.add('/day', `${number} was issued on ${issuedOn}`);
  return day;
}
