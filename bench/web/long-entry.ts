import type { Window } from '../../test/support/browser/index.ts';
import { staffAddresses } from '../../test/support/browser/staff-pages.ts';
import { skuOf } from '../company.ts';

const LINES = 500;
const ADDRESS = '/orders/new';

/** Enters an order of 500 lines as pasted from a spreadsheet and stands in a quantity; false where it cannot be done. */
export async function fillLongOrder(window: Window): Promise<boolean> {
  if (!staffAddresses().includes(ADDRESS)) return false;
  const page = await window.goto(ADDRESS);
  const rows = Array.from({ length: LINES }, (_, i) => `${skuOf(i)}\t2`).join('\n');
  await page.getByRole('main').getByRole('combobox').last().focus();
  await page.evaluate(PASTED(rows));
  await window.settle();
  await page
    .getByRole('textbox', { name: /Quantity/i })
    .first()
    .click();
  return true;
}

const PASTED = (text: string): string => `(() => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', ${JSON.stringify(text)});
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
})()`;
