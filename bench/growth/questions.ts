import { customerOf, skuOf } from '../company.ts';

type Roll = (sides: number) => number;

/** Something people ask all day; `path` makes another one each time. */
export interface Question {
  readonly what: string;
  /**
   * Milliseconds it may take, where it counts or adds up and so has less to do while there is little: judged by
   * itself, not against the same question on few orders.
   */
  readonly most?: number;
  readonly path: (roll: Roll, orders: number, deep: string) => string;
}

const LIST = '/v1/sales-orders?limit=50';
const numberOf = (n: number): string => `SO-${String(n).padStart(6, '0')}`;
/** The best customers and products come first in the seed; they fill a page even when there are few orders. */
const goodCustomer = (roll: Roll): string => customerOf(roll(3));
const goodProduct = (roll: Roll): string => skuOf(roll(3));
const dayBefore = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

export const QUESTIONS: readonly Question[] = [
  { what: 'newest orders', path: () => LIST },
  { what: 'orders of a common status', path: () => `${LIST}&status=Fulfilled` },
  { what: 'orders of a rare status', path: () => `${LIST}&status=Saved` },
  {
    what: 'orders of a customer',
    path: (roll) => `${LIST}&customer=${goodCustomer(roll)}`,
  },
  {
    what: 'open orders of a customer',
    path: (roll) => `${LIST}&status=Confirmed&customer=${goodCustomer(roll)}`,
  },
  { what: 'orders of a channel', path: () => `${LIST}&channel=SHOP` },
  {
    what: 'orders of a month, by date',
    path: (roll) => {
      const days = 30 + roll(600);
      return `${LIST}&sort=orderDate&orderDateFrom=${dayBefore(days)}&orderDateTo=${dayBefore(days - 30)}`;
    },
  },
  {
    what: 'orders of a month, newest',
    path: (roll) => {
      const days = 30 + roll(600);
      return `${LIST}&orderDateFrom=${dayBefore(days)}&orderDateTo=${dayBefore(days - 30)}`;
    },
  },
  { what: 'orders of a very rare status', path: () => `${LIST}&status=In-Dispute` },
  {
    what: 'open orders, most urgent first',
    path: () => `${LIST}&status=Confirmed&sort=mustArriveBy&direction=asc`,
  },
  { what: 'orders of a status, largest first', path: () => `${LIST}&status=Fulfilled&sort=total` },
  { what: 'all orders, smallest first', path: () => `${LIST}&sort=total&direction=asc` },
  { what: 'all orders by number', path: () => `${LIST}&sort=number&direction=asc` },
  { what: 'late orders, latest first', path: () => `${LIST}&late=true&direction=asc` },
  { what: 'newest orders of a product', path: (roll) => `${LIST}&product=${goodProduct(roll)}` },
  { what: 'counts of every status', most: 50, path: () => '/v1/sales-orders/counts' },
  {
    what: 'counts of a customer',
    most: 50,
    path: (roll) => `/v1/sales-orders/counts?customer=${goodCustomer(roll)}`,
  },
  { what: 'counts of a channel', most: 100, path: () => '/v1/sales-orders/counts?channel=SHOP' },
  { what: 'how orders stand', most: 150, path: () => '/v1/overviews/orders' },
  {
    what: 'sales of a year by channel and week',
    most: 1000,
    path: () => `/v1/overviews/sales?from=${dayBefore(364)}&to=${dayBefore(0)}`,
  },
  { what: 'what happened last', path: () => '/v1/activities?limit=50' },
  {
    what: 'search everything by digits',
    path: (roll, orders) => `/v1/search?text=${1 + roll(orders)}`,
  },
  {
    what: 'products offered as one types',
    path: (roll) =>
      `/v1/product-offers?customer=${goodCustomer(roll)}&search=${goodProduct(roll).slice(0, -1)}`,
  },
  {
    what: 'two years of a position',
    most: 200,
    path: (roll) =>
      `/v1/positions/history?product=${goodProduct(roll)}&location=MAIN&from=${dayBefore(730)}&to=${dayBefore(-60)}`,
  },
  { what: 'a page deep in the list', path: (_roll, _orders, deep) => `${LIST}&cursor=${deep}` },
  { what: 'search by exact number', path: (roll, orders) => `${LIST}&search=${numberOf(1 + roll(orders))}` },
  {
    what: 'search by beginning of number',
    path: (roll, orders) => `${LIST}&search=${numberOf(1 + roll(orders)).slice(0, -2)}`,
  },
  { what: 'search by product', path: (roll) => `${LIST}&search=${goodProduct(roll)}` },
  { what: 'open an order', path: (roll, orders) => `/v1/sales-orders/${numberOf(1 + roll(orders))}` },
  {
    what: "an order's timeline",
    path: (roll, orders) => `/v1/sales-orders/${numberOf(1 + roll(orders))}/timeline`,
  },
  { what: 'positions, first page', path: () => '/v1/positions?limit=50' },
  {
    what: 'position of a product',
    path: (roll) => `/v1/positions?product=${goodProduct(roll)}`,
  },
  {
    what: 'explain a position',
    path: (roll) => `/v1/positions/entries?limit=50&location=MAIN&product=${goodProduct(roll)}`,
  },
  {
    what: 'explain what is allocated',
    path: (roll) =>
      `/v1/positions/entries?limit=50&location=MAIN&quantity=allocated&product=${goodProduct(roll)}`,
  },
];
