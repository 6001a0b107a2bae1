import { fact, RANK } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import type { Address } from '../parties/address.ts';

/** A place stock is kept and orders are fulfilled from. */
export interface Location {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly address: Address | null;
  /** The bin goods stand in when nobody named one; it alone may go below zero (C10). */
  readonly unassignedBin: Id;
  readonly active: boolean;
  readonly deletedAt: string | null;
  readonly version: number;
}

export const locations = fact<Location>('location', RANK.setup, (value) => [value.id, value.code]);

/** A place inside a location, in the order a picker walks. */
export interface Bin {
  readonly id: Id;
  readonly location: Id;
  readonly code: string;
  readonly sequence: number;
  readonly active: boolean;
  readonly deletedAt: string | null;
  readonly version: number;
}

/** What the unassigned bin of every location is called. */
export const UNASSIGNED = 'UNASSIGNED';
/** After every other bin on the way through a location. */
export const UNASSIGNED_SEQUENCE = 1_000_000_000;

export const binName = (location: Id, code: string): string => `${location}/${code}`;
/** Asked for by id, or by location id and code. */
export const bins = fact<Bin>('bin', RANK.setup, (value) => [value.id, binName(value.location, value.code)]);
