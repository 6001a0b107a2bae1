/** What the pages of stock read of the answers. */
export interface PositionRow {
  readonly product: string;
  readonly productId: string;
  readonly name: string;
  readonly unit: string;
  readonly location: string;
  readonly locationId: string;
  readonly onHand: string;
  readonly allocated: string;
  readonly available: string;
  readonly committed: string;
  readonly availableToPick: string;
  readonly expected: string;
  readonly demand: string;
  readonly backordered: string;
  readonly averageCost: string | null;
}

export interface DayRow {
  readonly day: string;
  readonly onHand: string;
  readonly allocated: string;
  readonly available: string;
  readonly expected: string;
  readonly forecast: boolean;
}

export interface History {
  readonly days: readonly DayRow[];
  readonly receipts: readonly {
    readonly kind: 'purchase-order' | 'transfer';
    readonly number: string;
    readonly quantity: string;
    readonly expectedOn: string | null;
  }[];
}

export interface BinRow {
  readonly location: string;
  readonly bin: string;
  readonly lot: string | null;
  readonly expiresOn: string | null;
  readonly quarantined: boolean;
  readonly onHand: string;
  readonly committed: string;
  readonly availableToPick: string;
}

export interface Promisable {
  readonly quantity: string;
  readonly curve: readonly { readonly from: string; readonly quantity: string }[];
}

export interface LotRow {
  readonly id: string;
  readonly product: string;
  readonly number: string;
  readonly expiresOn: string | null;
  readonly quarantined: boolean;
  readonly version: number;
}

export interface LotMove {
  readonly document: { readonly kind: string; readonly number: string; readonly id: string };
  readonly event: string;
  readonly location: string;
  readonly quantity: string;
  readonly day: string;
  readonly supplier: string | null;
  readonly supplierName: string | null;
}

export interface LotTrace {
  readonly id: string;
  readonly number: string;
  readonly product: string;
  readonly name: string;
  readonly expiresOn: string | null;
  readonly quarantined: boolean;
  readonly onHand: string;
  readonly committed: string;
  readonly onTheWay: string;
  readonly shipped: string;
  readonly stock: readonly {
    readonly location: string;
    readonly bin: string;
    readonly onHand: string;
    readonly committed: string;
  }[];
  readonly cameFrom: readonly LotMove[];
  readonly moved: readonly LotMove[];
  readonly customers: readonly {
    readonly customer: string;
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly shipped: string;
    readonly orders: number;
  }[];
  readonly complete: boolean;
}

export interface Recalled {
  readonly order: string;
  readonly orderId: string;
  readonly status: string;
  readonly customer: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly day: string;
  readonly shipped: string;
  readonly returned: string;
  readonly committed: string;
}

export const addressOfPosition = (sku: string, location: string): string =>
  `/stock/${encodeURIComponent(sku)}/${encodeURIComponent(location)}`;
