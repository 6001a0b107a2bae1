import type { Day } from '../kernel/day.ts';
import type { Percent } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { fact, RANK } from './fact.ts';

export const WORKFLOWS = ['shipment-driven', 'status-driven'] as const;
export type Workflow = (typeof WORKFLOWS)[number];
export const STOCK_POLICIES = ['warn', 'refuse'] as const;
export type StockPolicy = (typeof STOCK_POLICIES)[number];
export const STOCK_GUARDS = ['warn', 'enforce'] as const;
export type StockGuard = (typeof STOCK_GUARDS)[number];

/** The company whose orders these are, with the settings every decision may depend on. */
export interface Organisation {
  readonly id: Id;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly defaultWorkflow: Workflow;
  /** B4: may more be promised than is available? */
  readonly stockPolicy: StockPolicy;
  /** C10: may a status consume more than is there to pick? */
  readonly stockGuard: StockGuard;
  /** C6: entries dated on or before this day are refused. */
  readonly closedThrough: Day | null;
  /** Q5: how far a shipment may go beyond what was ordered, in percent. */
  readonly overShipment: Percent;
  /** E2: how far a receipt may go beyond what was bought, in percent. */
  readonly overReceipt: Percent;
  readonly defaultLocation: Id | null;
  readonly defaultChannel: Id | null;
  readonly version: number;
}

export const organisations = fact<Organisation>('organisation', RANK.setup, (value) => [value.id]);
