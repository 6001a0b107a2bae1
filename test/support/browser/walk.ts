import type { Page } from 'playwright-core';
import type { Window } from './browser.ts';

/** Something on a page that can be clicked; `key` is its role and name with the numbers taken out. */
export interface Clickable {
  readonly key: string;
  readonly at: number;
}

const SELECTOR = [
  'button',
  'a[href]',
  '[role=button]',
  '[role=tab]',
  '[role=menuitem]',
  '[role=option]',
  '[role=switch]',
  'input[type=checkbox]',
  'input[type=radio]',
  'summary',
].join(',');

/** Where overlays are: in front of everything else when they are there. */
const FRONT = '[role=dialog],[role=menu],[role=listbox]';

// Of many rows each button counts once: "Select SO-000123" and "Select SO-000124" are one thing to try.
const FIND = `(() => {
  const front = [...document.querySelectorAll('${FRONT}')].filter((one) => one.checkVisibility({ visibilityProperty: true }));
  const scope = front.at(-1) ?? (location.pathname === WHERE ? document.body : document.querySelector('main') ?? document.body);
  const found = new Map();
  [...document.querySelectorAll('${SELECTOR}')].forEach((one, at) => {
    if (!scope.contains(one) || one.disabled || one.getAttribute('aria-disabled') === 'true' || one.dataset.disabled) return;
    if (!one.checkVisibility({ visibilityProperty: true })) return;
    const said = one.getAttribute('aria-label') ?? (one.innerText || one.labels?.[0]?.innerText || one.title || '');
    const role = one.getAttribute('role') ?? one.tagName.toLowerCase();
    const key = role + ' ' + said.trim().replace(/\\s+/g, ' ').replace(/\\d+/g, '#').slice(0, 60);
    const target = one.getAttribute('href');
    const isRow = one.closest('tbody, [role=row]');
    const full = isRow && role === 'a' ? 'a in a row, column ' + (one.closest('td, [role=gridcell]')?.cellIndex ?? 0) : key;
    if (target && /^(https?:|mailto:|#)/.test(target)) return;
    if (!found.has(full)) found.set(full, at);
  });
  return [...found].map(([key, at]) => ({ key, at }));
})()`;

/** Leaves the walk: what comes after would be somebody else's. */
const LEAVES = /^(?:button|menuitem) (?:Sign out|Sign out everywhere)/;

/** What can be clicked in front; on the page `frame` that includes what frames every page. */
export async function clickables(page: Page, frame: string): Promise<Clickable[]> {
  const found = await page.evaluate<Clickable[]>(FIND.replace('WHERE', JSON.stringify(frame)));
  return found.filter(({ key }) => !LEAVES.test(key));
}

/** Whether a dialog, menu or list stands in front. */
export const isCovered = (page: Page): Promise<boolean> =>
  page.evaluate(
    `[...document.querySelectorAll('${FRONT}')].some((one) => one.checkVisibility({ visibilityProperty: true }))`,
  );

/** Clicks what is called so; false where it is not there (any more). */
export async function clickOn(window: Window, key: string, frame: string): Promise<boolean> {
  const { page } = window;
  const found = (await clickables(page, frame)).find((one) => one.key === key);
  if (!found) return false;
  const target = page.locator(SELECTOR).nth(found.at);
  // Boxes and buttons to choose by are drawn by what covers them.
  if (key.startsWith('input ')) await target.dispatchEvent('click', {}, { timeout: 3000 });
  else await target.click({ timeout: 3000 });
  await window.settle();
  return true;
}
