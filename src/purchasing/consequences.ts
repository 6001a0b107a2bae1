import type { Consequence, Warning } from '../command/command.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import type { SalesOrder } from '../sales/index.ts';
import type { PurchaseOrder } from './purchase-order.ts';
import { CHOICE_UNKNOWN } from './purchasing.problems.ts';

/** What there is to choose about a draft that was made for the order. */
const CHOICES = [
  {
    name: 'release',
    happens: 'it is lowered by what the order no longer needs, and cancelled when nothing is left',
  },
  { name: 'keep', happens: 'it stays as it is, for stock' },
] as const;

const HAPPENS = {
  cancelled: 'it was not issued: it is cancelled',
  stays:
    'it was issued and stays: cancel it with the supplier; what they ship can still be marked as shipped and invoiced',
  lowered: CHOICES[0].happens,
  kept: CHOICES[1].happens,
  freed: 'it was issued and stays: what still comes of it goes to free stock',
} as const;

/** What becomes of a purchase order, in words, and what else there is to choose (B18). */
export function whatHappens(
  { id, number, kind, status }: PurchaseOrder,
  became: keyof typeof HAPPENS,
  isEmptied = false,
): Consequence {
  const happens =
    became === 'lowered' && isEmptied ? 'nothing is left of it: it is cancelled' : HAPPENS[became];
  const about = { kind: kind === 'stock' ? 'purchase-order' : 'drop-ship', id, number, status, happens };
  if (became !== 'lowered' && became !== 'kept') return about;
  return { ...about, chosen: became === 'lowered' ? 'release' : 'keep', choices: CHOICES };
}

/** A choice about one of these purchase orders that it does not have. */
export function choiceRefusal(
  following: readonly { readonly before: PurchaseOrder; readonly consequence: Consequence }[],
  choices: Readonly<Record<string, string>>,
): Problem | null {
  for (const { before, consequence } of following) {
    const chosen = choices[before.number];
    if (chosen === undefined) continue;
    const names = (consequence.choices ?? []).map(({ name }) => name);
    if (names.includes(chosen)) continue;
    const { number, status } = before;
    const among = names.length ? `it is one of: ${names.join(', ')}` : `it is ${status}, and there is none`;
    return problem(CHOICE_UNKNOWN, `${number} has no choice "${chosen}"; ${among}`, {
      number,
      choices: names,
    });
  }
  return null;
}

export function stayingIssued({ number, status }: PurchaseOrder, order: SalesOrder): Warning {
  const detail = `${number} is ${status} and stays with its supplier, though ${order.number} needs it no more`;
  return { type: 'purchase-order/still-issued', detail, facts: { number, status, order: order.number } };
}
