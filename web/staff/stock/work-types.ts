import type { StateRule } from '../../../src/lifecycle/cycle.ts';
import type { Move } from '../../ui/move-menu.tsx';

type Colour = StateRule['colour'];

/** A receipt or an adjustment: booked once, never changed. */
export interface StockDocument {
  readonly id: string;
  readonly number: string;
  readonly day: string;
  readonly location: string;
  readonly reason: string | null;
  readonly note: string | null;
  readonly supplier: string | null;
  readonly reference: string | null;
  readonly purchaseOrder: string | null;
  readonly createdAt: string;
  readonly lines: readonly {
    readonly line: number;
    readonly event: string;
    readonly product: string;
    readonly quantity: string;
    readonly bin: string | null;
    readonly lot: string | null;
    readonly unitCost: string | null;
  }[];
}

export interface Transfer {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly status: string;
  readonly colour: Colour;
  readonly from: string;
  readonly to: string;
  readonly day: string;
  readonly expectedOn: string | null;
  readonly note: string | null;
  readonly moves: readonly Move[];
  readonly lines: readonly {
    readonly line: number;
    readonly product: string;
    readonly name: string;
    readonly unit: string;
    readonly quantity: string;
    readonly received: string;
    readonly onTheWay: string;
    readonly lost: string;
  }[];
}

export interface StockCount {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly status: 'open' | 'posted' | 'cancelled';
  readonly colour: Colour;
  readonly location: string;
  readonly blind: boolean;
  readonly day: string;
  readonly note: string | null;
  readonly bins: readonly string[] | null;
  readonly rows: number;
  readonly counted: number;
  readonly differing: number | null;
  readonly moves: readonly Move[];
}

export interface CountRow {
  readonly line: number;
  readonly product: string;
  readonly name: string;
  readonly unit: string;
  readonly bin: string;
  readonly lot: string | null;
  readonly expected: string | null;
  readonly counted: string | null;
  readonly difference: string | null;
}
