import type { Locator, Page } from 'playwright-core';
import type { Window } from './browser.ts';

/** Goods that are there in plenty, and somebody to sell them to. */
export async function plenty(window: Window): Promise<{ customer: string; skus: readonly string[] }> {
  const { data: offers } = await window.ask('GET', '/v1/product-offers?limit=50');
  const skus = offers
    .filter(
      ({ stock }: { stock: { availableToPick: string } | null }) => Number(stock?.availableToPick) >= 20,
    )
    .map(({ product }: { product: string }) => product);
  const { data: orders } = await window.ask('GET', '/v1/sales-orders?status=Fulfilled&limit=1');
  return { customer: orders[0].customer.number, skus };
}

/** An order of two of a product that is there; its page is shown. */
export async function orderShown(
  window: Window,
  input: Readonly<Record<string, unknown>> = {},
): Promise<{ number: string; sku: string; page: Page }> {
  const { customer, skus } = await plenty(window);
  const sku = skus[0] as string;
  const lines = [{ product: sku, quantity: '2' }];
  const { number } = await window.ask('POST', '/v1/sales-orders', { customer, lines, ...input });
  return { number, sku, page: await window.goto(`/orders/${number}`) };
}

/** The plan of a move, chosen from the Actions menu or by its own button. */
export async function planOf(page: Page, label: string, by: 'menu' | 'button' = 'menu'): Promise<Locator> {
  if (by === 'menu') {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: label, exact: true }).click();
  } else await page.getByRole('main').getByRole('button', { name: label, exact: true }).click();
  const plan = page.getByRole('dialog', { name: new RegExp(`^${label}`) });
  await plan.waitFor();
  return plan;
}

/** Does what a plan shows, and waits until the plan is gone. */
export async function apply(plan: Locator, verb: string): Promise<void> {
  await plan.getByRole('button', { name: verb, exact: true }).click();
  await plan.waitFor({ state: 'hidden' });
}

/** Waits until the status beside the title of the page is this one. */
export const stands = (page: Page, status: string): Promise<void> =>
  page.getByRole('listitem').and(page.locator('[aria-current=step]')).getByText(status).first().waitFor();

/** Chooses a record by typing what it is called. */
export async function choose(within: Page | Locator, label: RegExp | string, called: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).first().fill(called);
  const page = 'page' in within ? within.page() : within;
  await page
    .getByRole('option', { name: new RegExp(`^${called}\\b`) })
    .first()
    .click();
}

/** Fields of a dialog first, then its plan, then it is done. */
export async function wished(page: Page, verb: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'See what it does' }).click();
  const apply = page.getByRole('dialog').getByRole('button', { name: verb, exact: true });
  await apply.click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
