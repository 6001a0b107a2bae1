import type { Workflow } from '../command/organisation.ts';
import type { Problem } from '../kernel/problem.ts';
import {
  type Cycle,
  judge,
  type OfferedMove,
  offeredMoves,
  type Standing,
  type StateRule,
} from '../lifecycle/cycle.ts';
import { moveRefused } from '../lifecycle/refusal.ts';
import { hindrances } from './hindrances.ts';
import { MOVE_REFUSED } from './sales-order.problems.ts';
import type { SalesOrder } from './sales-order.ts';
import { shipmentDriven } from './shipment-driven.cycle.ts';
import { statusDriven } from './status-driven.cycle.ts';

export const CYCLES: Readonly<Record<Workflow, Cycle>> = {
  'shipment-driven': shipmentDriven,
  'status-driven': statusDriven,
};

export const cycleOf = (order: Pick<SalesOrder, 'workflow'>): Cycle => CYCLES[order.workflow];
export const standingOf = (order: SalesOrder): Standing => ({
  status: order.status,
  origin: order.disputedFrom,
});

/** The moves a person may ask for, each allowed or with the reason it is not: of its status, or of the order itself. */
export function movesOf(order: SalesOrder): OfferedMove[] {
  const hindered = hindrances(order);
  return offeredMoves(cycleOf(order), standingOf(order)).map((move) => {
    const reason = move.allowed ? hindered[move.name] : undefined;
    return reason === undefined ? move : { ...move, allowed: false, reason };
  });
}

/** The move that leads to a status from the first one. */
export function moveTo(workflow: Workflow, status: string): string {
  const { moves, initial } = CYCLES[workflow];
  return Object.keys(moves).find((name) => moves[name]?.from[initial] === status) ?? status;
}

/** Where a move leads from here, or the refusal with its reason. */
export function stepOf(
  order: SalesOrder,
  move: string,
): { to: string; settled: boolean; refusal?: undefined } | { refusal: Problem } {
  const verdict = judge(cycleOf(order), move, standingOf(order));
  if (verdict.allowed) return verdict;
  return { refusal: moveRefused(MOVE_REFUSED, order, move, verdict.reason) };
}

const unshippedOf = ({ moves, states }: Cycle): string[] =>
  Object.keys(states).filter((status) => moves.hold?.from[status] !== undefined);

/** Statuses in which the goods are still to go: those an order can be held in. */
export const UNSHIPPED: readonly string[] = Object.values(CYCLES).flatMap(unshippedOf);

/** Every status of a workflow, or of both; no two workflows share one. */
export const statusesIn = (workflow: Workflow | undefined): readonly string[] =>
  Object.values(workflow ? [CYCLES[workflow]] : CYCLES).flatMap(({ states }) => Object.keys(states));

/** Promised and not, or not all, shipped: held to be shipped, and no longer a mere draft or wish. */
export const PROMISED: readonly string[] = UNSHIPPED.filter((status) =>
  Object.values(CYCLES).every(({ initial }) => initial !== status),
);

/** Nothing more happens to an order of this status. */
export const isFinal = (status: string): boolean =>
  Object.values(CYCLES).some(({ states }) => states[status]?.terminal === true);

/** Ordered for good: neither a draft nor come to nothing. */
export const SOLD: readonly string[] = Object.values(CYCLES).flatMap(({ initial, states }) =>
  Object.keys(states).filter((status) => {
    const { terminal, rank } = states[status] as StateRule;
    return status !== initial && !(terminal && rank === undefined);
  }),
);

/** All of it has left, and nobody contests it. */
export const SHIPPED: readonly string[] = SOLD.filter(
  (status) =>
    !PROMISED.includes(status) &&
    Object.values(CYCLES).every(({ states }) => !states[status]?.remembersOrigin),
);
