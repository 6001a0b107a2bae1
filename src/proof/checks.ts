import type { Check } from './check.ts';
import { averageCosts } from './checks/average-cost.queries.ts';
import { binsCommittedIsPicks, committedIsShipments } from './checks/committed.queries.ts';
import { countersAhead } from './checks/counters.queries.ts';
import { binsHold, guardedHolds, unguarded } from './checks/guard.queries.ts';
import { invoiceLines, invoiceNumbers, invoiceTotals } from './checks/invoices.queries.ts';
import { creditedLines, creditNotesUsed, invoicePayments, paymentsUsed } from './checks/money.queries.ts';
import { orderEntries } from './checks/order-entries.ts';
import { invoicedWithin } from './checks/order-invoices.ts';
import { lineAmounts, orderTotals } from './checks/order-money.ts';
import { orderNets } from './checks/order-nets.ts';
import { derivedStatuses, overShipped, shipmentPicks } from './checks/order-shipments.ts';
import { binPositionsAddUp, binsMakePosition, positionsAddUp } from './checks/positions.queries.ts';
import { productsOnce } from './checks/products-once.queries.ts';
import { allocatedIsOpen, demandIsReceived } from './checks/promised.queries.ts';
import {
  expectedIsComing,
  purchaseStatuses,
  purchasesAddUp,
  transfersArrive,
} from './checks/purchases.queries.ts';
import { referencesHold } from './checks/references.queries.ts';
import { returnedHasShipped } from './checks/returned.queries.ts';
import { reversalsMatch, reversalsWithin } from './checks/reversals.queries.ts';

/** Everything `allot verify` proves. A trade that keeps numbers adds its own here. */
export const checks: readonly Check[] = [
  positionsAddUp,
  binPositionsAddUp,
  binsMakePosition,
  guardedHolds,
  binsHold,
  reversalsWithin,
  reversalsMatch,
  allocatedIsOpen,
  demandIsReceived,
  committedIsShipments,
  binsCommittedIsPicks,
  expectedIsComing,
  purchasesAddUp,
  purchaseStatuses,
  transfersArrive,
  orderEntries,
  orderNets,
  shipmentPicks,
  derivedStatuses,
  lineAmounts,
  orderTotals,
  invoiceTotals,
  invoiceLines,
  invoicePayments,
  paymentsUsed,
  creditNotesUsed,
  creditedLines,
  invoiceNumbers,
  invoicedWithin,
  returnedHasShipped,
  productsOnce,
  countersAhead,
  averageCosts,
  referencesHold,
  unguarded,
  overShipped,
];
