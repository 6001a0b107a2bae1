import type { Told } from './both-houses.ts';

/** A supplier of mugs (4.00) and cups (2.00) that takes ten days, and a customer. */
export async function supplied({ done }: Told): Promise<void> {
  await done('supplier.create', { number: 'S-1', name: 'Blue Hill', leadDays: 10 });
  const sold = { name: 'Thing', supplier: 'S-1', price: '10.00', dropShippable: true };
  await done('product.create', {
    sku: 'MUG',
    cost: '4.00',
    sellingUnits: [{ name: 'case', quantity: '6' }],
    ...sold,
  });
  await done('product.create', { sku: 'CUP', cost: '2.00', ...sold });
  await done('customer.create', { number: 'C-1', name: 'Corner Shop', shipTo: { city: 'Ghent' } });
}
