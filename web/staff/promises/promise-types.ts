export interface Shortage {
  readonly product: string;
  readonly name: string;
  readonly location: string;
  readonly supplier: string | null;
  readonly open: string;
  readonly inStock: string;
  readonly waiting: string;
  readonly short: string;
  readonly toBuy: string;
  readonly orders: number;
  readonly late: number;
  readonly earliestExpected: string | null;
}

export interface SupplierShortage {
  readonly supplier: string | null;
  readonly name: string | null;
  readonly products: number;
  readonly isMore: boolean;
  readonly orders: number;
  readonly late: number;
  readonly earliestExpected: string | null;
  readonly toBuy: readonly {
    readonly product: string;
    readonly location: string;
    readonly unit: string;
    readonly quantity: string;
  }[];
}

export interface PromiseRow {
  readonly rank: number;
  readonly order: string;
  readonly orderId: string;
  readonly line: number;
  readonly priority: number;
  readonly mustArriveBy: string | null;
  readonly open: string;
  readonly verdict: 'in stock' | 'expected' | 'short';
  readonly date: string | null;
  readonly late: boolean;
  readonly ahead: {
    readonly lines: number;
    readonly first: readonly {
      readonly order: string;
      readonly line: number;
      readonly quantity: string;
      readonly by: 'rank' | 'commitment';
    }[];
  };
  readonly why: string;
}
