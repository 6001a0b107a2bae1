import { type Act, act } from './act.ts';
import type { Dice } from './dice.ts';
import { goods } from './goods.ts';
import { letterhead, logo } from './letterhead.ts';
import { brokers, buyers, suppliers } from './people.ts';

const counted = (prefix: string, i: number): string => `${prefix}-${String(i + 1).padStart(6, '0')}`;

export const BINS: Readonly<Record<string, readonly string[]>> = {
  MAIN: ['A-01', 'A-02', 'A-03', 'B-01', 'B-02', 'B-03', 'C-01', 'C-02', 'COLD-01', 'COLD-02'],
  EAST: ['E-01', 'E-02', 'E-03', 'COOL-01'],
};

/** A bin no delivery goes into: what stands there is known. */
export const SHOWROOM = 'SHOWROOM';

/** Everything the company has before its first order: each wave leans on the one before. */
export const setup = (name: string): readonly (readonly Act[])[] => [
  [
    ...suppliers.map((one) => act('supplier.create', one)),
    ...brokers.map((one) => act('broker.create', one)),
    act('price-list.create', { code: 'WHOLESALE', name: 'Wholesale', currency: 'EUR' }),
    act('location.create', {
      code: 'EAST',
      name: 'Eastside store',
      address: { lines: ['Pier 4'], city: 'Hamburg', country: 'DE' },
    }),
    act('location.update', {
      ref: 'MAIN',
      name: 'Main warehouse',
      address: { lines: ['Speicherstraße 12'], city: 'Hamburg', country: 'DE' },
    }),
  ],
  [
    ...Object.entries(BINS).flatMap(([location, codes]) =>
      codes.map((code, i) => act('bin.create', { location, code, sequence: (i + 1) * 10 })),
    ),
    act('bin.create', { location: 'MAIN', code: SHOWROOM, sequence: 900 }),
    act('order-channel.create', {
      code: 'MARKET',
      name: 'Marketplace',
      source: 'api',
      colour: '#be185d',
      defaultWorkflow: 'status-driven',
    }),
    ...goods.map((one) =>
      act('product.create', {
        sku: one.sku,
        name: one.name,
        unit: one.unit,
        decimals: one.decimals,
        price: one.price,
        cost: one.cost,
        taxRate: one.keeps ? '7' : '19',
        supplier: counted('S', one.supplier),
        dropShippable: one.dropShippable,
        lotTracked: one.keeps !== null,
        pickingRule: one.keeps === null ? 'FIFO' : 'FEFO',
        sellingUnits: one.perCase ? [{ name: 'case', quantity: String(one.perCase) }] : [],
      }),
    ),
    ...buyers.map((one, i) => act('customer.create', customerOf(one, i))),
  ],
  goods
    .filter((one) => !one.dropShippable)
    .map((one) =>
      act('price.set', {
        priceList: 'WHOLESALE',
        product: one.sku,
        unitPrice: (Number(one.price) * 0.62).toFixed(2),
      }),
    ),
  [
    act('organisation.update', { name, defaultLocation: 'MAIN', letterhead }),
    act('organisation.set-logo', { image: logo }),
  ],
];

function customerOf({ name, city, country, terms, tax, ...one }: (typeof buyers)[number], i: number) {
  const address = { name, lines: [`Harbour Street ${i + 1}`], city, country };
  return {
    name,
    email: `orders@customer-${i + 1}.example`,
    billTo: address,
    shipTo: address,
    paymentTerms: terms,
    taxRate: tax,
    ...(one.wholesale && { priceList: 'WHOLESALE' }),
    ...(one.broker !== undefined && { broker: counted('B', one.broker) }),
    ...(one.shelfLifeDays && { shelfLifeDays: one.shelfLifeDays }),
    ...(one.creditLimit && { creditLimit: one.creditLimit }),
  };
}

export interface Delivery {
  readonly location: string;
  readonly isFirst: boolean;
  /** Lots are named after it. */
  readonly name: string;
}

/** A receipt of about everything (the first) or of some (the later ones); null when nothing was due. */
export function delivery(
  dice: Dice,
  { location, isFirst, name }: Delivery,
  expiry: (days: number) => string,
): Act {
  const stocked = goods.filter((one) => !one.dropShippable || dice.oneIn(3));
  const coming = isFirst ? stocked : dice.some(stocked, 20);
  const plain = (BINS[location] as string[]).filter((bin) => !bin.startsWith('CO'));
  const cool = (BINS[location] as string[]).filter((bin) => bin.startsWith('CO'));
  const lines = coming.map((one) => ({
    product: one.sku,
    quantity: String(
      one.isScarce || one.dropShippable
        ? dice.whole(2, 6)
        : dice.whole(isFirst ? 60 : 24, isFirst ? 140 : 60),
    ),
    bin: dice.one(one.keeps === null ? plain : cool),
    unitCost: (Number(one.cost) * (1 + dice.whole(-4, 6) / 100)).toFixed(2),
    ...(one.keeps !== null && { lot: `${name}-${one.sku}`, expiresOn: expiry(one.keeps) }),
  }));
  return act('receipt.create', { location, note: `delivery ${name}`, lines });
}
