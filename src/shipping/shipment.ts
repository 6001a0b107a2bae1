import type { Day } from '../kernel/day.ts';
import type { Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';

/** So much from one bin and lot, in base units. */
export interface ShipmentPick {
  readonly bin: Id;
  readonly lot: Id | null;
  readonly quantity: Quantity;
}

export interface ShipmentLine {
  /** The order's line. */
  readonly line: number;
  readonly quantity: Quantity;
  /** Where it is taken from, decided when it is committed; null while the shipment is saved. */
  readonly picks: readonly ShipmentPick[] | null;
}

export interface Package {
  readonly number: number;
  /** In the unit the organisation weighs in, as text: it is shown and printed, never reckoned with. */
  readonly weight: string | null;
  readonly tracking: string | null;
  readonly contents: readonly { readonly line: number; readonly quantity: string }[] | null;
}

export const SHIPMENT_STATUSES = ['saved', 'committed', 'picked', 'packed', 'shipped'] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

/**
 * Goods of one order that leave one location together. Part of its order: it is loaded, locked and saved with it,
 * because what the ledger holds for an order follows from its shipments (B8–B12).
 */
export interface Shipment {
  readonly id: Id;
  readonly number: string;
  readonly location: Id;
  readonly status: ShipmentStatus;
  readonly lines: readonly ShipmentLine[];
  readonly carrier: string | null;
  readonly tracking: string | null;
  readonly notes: string | null;
  readonly packages: readonly Package[];
  /** Dates COMMIT; null while saved. */
  readonly committedOn: Day | null;
  /** Dates CONSUME. */
  readonly shippedOn: Day | null;
  readonly createdAt: string;
  readonly version: number;
}

/** An order can be asked for by any of its shipments: `shipment:SH-000001`, or by the shipment's id. */
export const shipmentName = (ref: string): string => `shipment:${ref}`;

/** Locks goods: what is on it counts as committed (B9). */
export const isCommitted = (shipment: Shipment): boolean =>
  shipment.status === 'committed' || shipment.status === 'picked' || shipment.status === 'packed';
export const isShipped = (shipment: Shipment): boolean => shipment.status === 'shipped';
export const isSaved = (shipment: Shipment): boolean => shipment.status === 'saved';
