import type { StateRule } from '../../../src/lifecycle/cycle.ts';
import type { Move } from '../../ui/move-menu.tsx';

export interface PurchaseRow {
  readonly id: string;
  readonly number: string;
  readonly kind: 'stock' | 'drop-ship';
  readonly status: string;
  readonly colour: StateRule['colour'];
  readonly supplier: { readonly id: string; readonly number: string; readonly name: string };
  readonly location: string | null;
  readonly order: string | null;
  readonly currency: string;
  readonly orderDate: string;
  readonly expectedOn: string | null;
  readonly issuedOn: string | null;
  readonly reference: string | null;
  readonly total: string;
  readonly version: number;
}

export interface PurchaseLine {
  readonly line: number;
  readonly product: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: string;
  readonly unitCost: string;
  readonly amount: string;
  readonly received: string;
  readonly returned: string;
  readonly cancelled: string;
  readonly open: string;
  readonly links: readonly { readonly order: string; readonly line: number; readonly quantity: string }[];
}

export interface Purchase extends PurchaseRow {
  readonly shipTo: { readonly name?: string; readonly city?: string; readonly country?: string } | null;
  readonly notes: string | null;
  readonly lines: readonly PurchaseLine[];
  readonly moves: readonly Move[];
}

export const STATUSES = [
  'draft',
  'issued',
  'partially received',
  'received',
  'partially shipped',
  'shipped',
  'closed',
  'cancelled',
] as const;
