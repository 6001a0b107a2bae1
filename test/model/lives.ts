import type { HouseSettings } from '../support/house-of-stories.ts';
import type { MemoryHouse } from '../support/memory-house.ts';
import { Dice } from './dice.ts';
import { inBilling } from './lives/billing.ts';
import { inSales } from './lives/orders.ts';
import { inPurchasing } from './lives/purchasing.ts';
import { inShipping } from './lives/shipping.ts';
import { inStock } from './lives/stock.ts';
import { World } from './lives/world.ts';
import { SKUS, type Step } from './step.ts';

/** What must be there before a life begins. */
export const BEGINNINGS: readonly Step[] = [
  { command: 'location.create', input: { code: 'NORTH', name: 'North' } },
  { command: 'bin.create', input: { location: 'MAIN', code: 'A-01', sequence: 10 } },
  { command: 'bin.create', input: { location: 'MAIN', code: 'A-02', sequence: 20 } },
  { command: 'supplier.create', input: { number: 'S-1', name: 'Supplier' } },
  ...SKUS.map((sku, i) => ({
    command: 'product.create',
    input: {
      sku,
      name: sku,
      unit: 'piece',
      price: `${i + 1}.50`,
      cost: `${i + 1}.10`,
      decimals: sku === 'TIN' ? 2 : 0,
      sellingUnits: [{ name: 'case', quantity: '6' }],
      supplier: sku === 'TIN' ? null : 'S-1',
      dropShippable: sku !== 'HEART',
      lotTracked: sku === 'HONEY',
    },
  })),
  { command: 'customer.create', input: { number: 'C-1', name: 'Customer' } },
];

/** Every third life is lived under the strict policies. */
export const policiesOf = (seed: number): HouseSettings =>
  seed % 3 === 0 ? { stockPolicy: 'refuse', stockGuard: 'enforce' } : {};

/** Plausible steps without end: several orders of both lives over a few scarce products in two places. */
export function* life(seed: number, house: MemoryHouse): Generator<Step, never> {
  const dice = new Dice(seed);
  const world = new World(house);
  for (;;) yield nextStep(dice, world);
}

function nextStep(dice: Dice, world: World): Step {
  for (;;) {
    const roll = dice.roll();
    const trade =
      roll < 0.34
        ? inSales
        : roll < 0.54
          ? inShipping
          : roll < 0.7
            ? inStock
            : roll < 0.85
              ? inPurchasing
              : inBilling;
    const step = trade(dice, world);
    if (step) return step;
  }
}
