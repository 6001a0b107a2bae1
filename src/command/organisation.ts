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
export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** What stands on the organisation's documents besides its name and logo. */
export interface Letterhead {
  /** A postal address, as those of customers. */
  readonly address: Readonly<Record<string, unknown>> | null;
  readonly taxNumber: string | null;
  /** Answers to e-mailed documents go here. */
  readonly email: string | null;
  readonly website: string | null;
  /** Stands at the foot of every page: bank account, register entry, terms. */
  readonly footer: string | null;
  /** Where null, what is usual where the currency is (paperOf). */
  readonly paper: Paper | null;
}

export const NO_LETTERHEAD: Letterhead = {
  address: null,
  taxNumber: null,
  email: null,
  website: null,
  footer: null,
  paper: null,
};

/** Countries that write on Letter, by their currency. */
const ON_LETTER: ReadonlySet<string> = new Set(['USD', 'CAD', 'MXN', 'PHP', 'CLP', 'COP', 'CRC', 'GTQ']);

export const paperOf = ({ letterhead, currency }: Pick<Organisation, 'letterhead' | 'currency'>): Paper =>
  letterhead.paper ?? (ON_LETTER.has(currency) ? 'letter' : 'a4');

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
  readonly letterhead: Letterhead;
  readonly version: number;
}

export const organisations = fact<Organisation>('organisation', RANK.setup, (value) => [value.id]);
