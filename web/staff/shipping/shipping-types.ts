import type { StateRule } from '../../../src/lifecycle/cycle.ts';
import type { ShipmentStatus } from '../../../src/shipping/shipment.ts';
import type { Move } from '../../ui/move-menu.tsx';

/** What the list answers of a shipment. */
export interface ShipmentHead {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly status: ShipmentStatus;
  readonly colour: StateRule['colour'];
  readonly order: string;
  readonly customer: { readonly number: string; readonly name: string };
  readonly location: string;
  readonly mustArriveBy: string | null;
  readonly carrier: string | null;
  readonly tracking: string | null;
  readonly committedOn: string | null;
  readonly shippedOn: string | null;
}

export interface ShipmentLine {
  readonly line: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  readonly ordered: string;
  readonly quantity: string;
}

export interface Package {
  readonly number: number;
  readonly weight: string | null;
  readonly tracking: string | null;
}

export interface Shipment extends ShipmentHead {
  readonly shipTo: Readonly<Record<string, unknown>> | null;
  readonly notes: string | null;
  readonly packages: readonly Package[];
  readonly lines: readonly ShipmentLine[];
  readonly moves: readonly Move[];
}

/** One stop of the walk: so much from one bin and lot. */
export interface Stop {
  readonly line: number;
  readonly sku: string;
  readonly description: string;
  readonly unit: string;
  readonly location: string;
  readonly bin: string;
  readonly lot: string | null;
  readonly expiresOn: string | null;
  readonly quantity: string;
}

export interface PickTicket {
  readonly order: string;
  readonly status: string;
  readonly lines: readonly Stop[];
  readonly short: readonly {
    readonly line: number;
    readonly sku: string;
    readonly location: string;
    readonly short: string;
  }[];
}
