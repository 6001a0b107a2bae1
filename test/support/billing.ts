import type { Told } from './both-houses.ts';

/** A customer C-1, 100 mugs at 10.00 on hand at MAIN. */
export async function shop({ done }: Told, customer: object = {}): Promise<void> {
  await done('customer.create', { number: 'C-1', name: 'Corner Shop', ...customer });
  await done('product.create', { sku: 'MUG', name: 'Mug', price: '10.00' });
  await done('product.create', { sku: 'JAR', name: 'Jar', price: '3.33' });
  const lines = ['MUG', 'JAR'].map((product) => ({ product, quantity: '100', unitCost: '4' }));
  await done('receipt.create', { location: 'MAIN', lines });
}

/** An order of so many mugs: `confirmed` unless told otherwise. */
export const mugs = (quantity: string, more: object = {}) => ({
  customer: 'C-1',
  confirm: true,
  lines: [{ product: 'MUG', quantity }],
  ...more,
});

/** A status-driven order of so many mugs at a status. */
export const mugsAt = (status: string, quantity: string, more: object = {}) => {
  const { confirm: _, ...order } = mugs(quantity, more);
  return { ...order, workflow: 'status-driven', status };
};
