import type { StateRule } from '../../../src/lifecycle/cycle.ts';

/** What the list behind a number is asked with. */
export type Filter = Readonly<Record<string, string | readonly string[]>>;

export interface Figure {
  readonly count: number;
  readonly capped: boolean;
  readonly filter: Filter;
}

interface Value {
  readonly currency: string;
  readonly value: string;
}

export interface StatusFigure extends Figure {
  readonly workflow: 'shipment-driven' | 'status-driven';
  readonly status: string;
  readonly values: readonly Value[] | null;
}

export interface OrdersOverview {
  readonly today: string;
  readonly statuses: readonly StatusFigure[];
  readonly late: Figure;
  readonly dueToday: Figure;
  readonly dueThisWeek: Figure;
  readonly held: Figure;
  readonly flagged: Figure;
  readonly promised: Figure & {
    readonly values: readonly Value[];
    readonly openQuantity: string;
    readonly backordered: string;
  };
}

export interface SalesRow {
  readonly from: string;
  readonly to: string;
  readonly channel: string;
  readonly channelName: string;
  readonly colour: string;
  readonly currency: string;
  readonly orders: number;
  readonly value: string;
  readonly filter: Filter;
}

export interface MarginRow {
  readonly from: string;
  readonly currency: string;
  readonly orders: number;
  readonly value: string;
  readonly margin: string;
  readonly filter: Filter;
}

export interface AgeingRow {
  readonly bucket: 'current' | 'upTo30' | 'upTo60' | 'upTo90' | 'older';
  readonly currency: string;
  readonly invoices: number;
  readonly owed: string;
  readonly filter: Filter;
}

export type Colour = StateRule['colour'];
/** Counting stops somewhere: from there on it is so many or more. */
export const countText = ({ count, capped }: Figure): string => (capped ? `${count}+` : String(count));
