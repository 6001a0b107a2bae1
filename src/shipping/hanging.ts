import { type Consequence, type Context, put } from '../command/command.ts';
import { counters } from '../command/counter.ts';
import type { Facts } from '../command/fact.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { type Followed, type Hanging, type OrderAct, type SalesOrder, together } from '../sales/index.ts';
import { goodsOf, shipmentsTold, skusOf } from './changes.ts';
import { forwarded } from './forward.ts';
import { newShipments, stillToShip } from './new-shipments.ts';
import { NOTHING_TO_SHIP } from './shipment.problems.ts';
import { isSaved, isShipped, type Shipment } from './shipment.ts';
import { touchOpenLines, touchUnshipped } from './touches.ts';
import { trimmed } from './trimming.ts';

type Following = (act: OrderAct, facts: Facts, context: Context) => Result<Followed>;

/** What follows for its shipments when something is done to a shipment-driven order. */
export const hanging: Hanging = {
  touches: (need, { move, order }) => {
    if (order?.workflow !== 'shipment-driven') return;
    if (move === 'commit' || move === 'ship') touchOpenLines(need, order);
    if (move === 'commit' || move === 'ship' || move === 'cancel') touchUnshipped(need, order);
  },
  follow: (act, facts, context) => {
    const follows = act.order.workflow === 'shipment-driven' ? FOLLOWS[act.move] : undefined;
    return follows && act.before ? follows(act, facts, context) : done({ order: act.order });
  },
};

/** Commits or ships the whole rest: what is open on new shipments, one for each location, and those there are (B9, B11). */
const theRest =
  (to: 'committed' | 'shipped'): Following =>
  ({ before, order, day }, facts, context) => {
    const { made, counter } = newShipments(stillToShip(order), {}, facts, context);
    const all = { ...order, shipments: [...order.shipments, ...made] };
    const wanted = all.shipments.filter((one) => (to === 'shipped' ? !isShipped(one) : isSaved(one)));
    if (!wanted.length) {
      const what = to === 'shipped' ? 'ship' : 'commit';
      return refused(
        problem(NOTHING_TO_SHIP, `${order.number}: nothing is left to ${what}`, { order: order.number }),
      );
    }
    const ids = new Set(wanted.map((one) => one.id));
    const moved = forwarded(all, ids, { to, day }, facts, context);
    if (!moved.ok) return moved;
    const told = shipmentsTold(before, moved.value, { day }, facts, context);
    const puts = counter ? [put(counters, counter)] : [];
    return done({ order: moved.value, notes: told.notes, also: together([{ puts }, told.also]) });
  };

/** B16: what has not shipped is removed and gives its goods back; what has shipped stays. */
const cancelled: Following = ({ before, order, day }, facts, context) => {
  if (!order.shipments.length) return done({ order });
  const after = { ...order, shipments: order.shipments.filter(isShipped) };
  const goods = goodsIn(order, facts);
  const consequences = order.shipments.map((one) =>
    consequence(
      one,
      isShipped(one)
        ? `stays shipped (${goods(one)}); goods that come back are returned or found by an adjustment`
        : isSaved(one)
          ? `is deleted (${goods(one)}); it held nothing`
          : `is deleted; its goods are free again (${goods(one)})`,
    ),
  );
  const told = shipmentsTold(before, after, { day }, facts, context);
  return done({ order: after, notes: told.notes, also: together([told.also, { consequences }]) });
};

/** B6: saved shipments are trimmed to what the lines are now. */
const edited: Following = ({ before, order, day }, facts, context) => {
  const shipments = trimmed(before as SalesOrder, order, context.organisation.overShipment, facts);
  if (shipments === order.shipments) return done({ order });
  const after = { ...order, shipments };
  const left = new Map(shipments.map((one) => [one.id, one]));
  const goods = goodsIn(before as SalesOrder, facts);
  const consequences: Consequence[] = [];
  for (const one of order.shipments) {
    const now = left.get(one.id);
    if (now === one) continue;
    const happens = now
      ? `is trimmed from ${goods(one)} to ${goods(now)}`
      : `is deleted: nothing may be left on it (${goods(one)})`;
    consequences.push(consequence(one, happens));
  }
  const told = shipmentsTold(before, after, { day }, facts, context);
  return done({ order: after, notes: told.notes, also: together([told.also, { consequences }]) });
};

const FOLLOWS: Readonly<Record<string, Following>> = {
  commit: theRest('committed'),
  ship: theRest('shipped'),
  cancel: cancelled,
  'edit-lines': edited,
};

const goodsIn = (order: SalesOrder, facts: Facts) => {
  const sku = skusOf(order, order, facts);
  return (shipment: Shipment): string => goodsOf(shipment, sku);
};

const consequence = ({ id, number, status }: Shipment, happens: string): Consequence => ({
  kind: 'shipment',
  id,
  number,
  status,
  happens,
});
