import { inBothHouses, type Told } from './both-houses.ts';
import { assertProved } from './company.ts';
import { DatabaseHouse } from './database-house.ts';
import type { HouseSettings } from './house-of-stories.ts';

/** A supplier of mugs (4.00) and cups (2.00) that takes ten days, bins A and B at MAIN, and a customer. */
export async function supplied({ done }: Pick<Told, 'done'>): Promise<void> {
  await done('supplier.create', { number: 'S-1', name: 'Blue Hill', leadDays: 10 });
  const sold = { name: 'Thing', supplier: 'S-1', price: '10.00', dropShippable: true };
  const cases = [{ name: 'case', quantity: '6' }];
  await done('product.create', { sku: 'MUG', cost: '4.00', sellingUnits: cases, ...sold });
  await done('product.create', { sku: 'CUP', cost: '2.00', ...sold });
  for (const code of ['A', 'B']) await done('bin.create', { location: 'MAIN', code, sequence: 10 });
  await done('customer.create', { number: 'C-1', name: 'Corner Shop', shipTo: { city: 'Ghent' } });
}

/** A test of buying, in both houses; on PostgreSQL everything is proved at the end. */
export function whenBuying(
  title: string,
  tell: (told: Told) => Promise<void>,
  settings: HouseSettings = {},
): void {
  inBothHouses(
    title,
    async (told) => {
      await supplied(told);
      await tell(told);
      if (told.house instanceof DatabaseHouse) await assertProved(told.house.url);
    },
    settings,
  );
}

/** A confirmed order of mugs, and of cups where they are given. */
export async function confirmed({ done }: Told, mugs: string, cups?: string, more: object = {}) {
  const lines = [{ product: 'MUG', quantity: mugs }];
  if (cups) lines.push({ product: 'CUP', quantity: cups });
  const about = { customer: 'C-1', workflow: 'shipment-driven', confirm: true };
  return done('sales-order.create', { ...about, lines, ...more });
}
