import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClickThrough } from '../support/browser/click-through.ts';
import { demoApp } from '../support/browser/index.ts';
import { exampleOf, staffAddresses } from '../support/browser/staff-pages.ts';

/** The walk ends after this long, having gone to every page. */
const MINUTES = Number(process.env.ALLOT_CLICK_MINUTES ?? 6);
/** The page on which the frame around every page is clicked too. */
const FRAME = '/orders';
const seed = Number(process.env.ALLOT_CLICK_SEED ?? Date.now() % 1_000_000);

const app = demoApp();

test('everything on every page can be clicked, and nothing complains', async (context) => {
  context.diagnostic(`ALLOT_CLICK_SEED=${seed}`);
  const window = await app.openApp('owner');
  // A refusal is an answer: the browser notes it, the page says it.
  window.complaints.expect(/status of 4\d\d/);
  const shuffle = shuffledBy(seed);
  const addresses = staffAddresses();
  assert.ok(addresses.length > 0, 'there are pages');
  const faults: string[] = [];
  const end = Date.now() + MINUTES * 60_000;
  for (const [i, address] of addresses.entries()) {
    const path = await exampleOf(address, window);
    if (path === null) continue;
    const share = Date.now() + (end - Date.now()) / (addresses.length - i);
    const walk = new ClickThrough(window, path, FRAME);
    const { clicked, left, faults: found } = await walk.run(shuffle, share);
    context.diagnostic(`${path}: ${clicked} clicked${left ? `, ${left} left when the time was over` : ''}`);
    faults.push(...found);
  }
  assert.deepEqual(faults, []);
  await window.close();
});

/** The same order for the same seed. */
function shuffledBy(start: number): <T>(some: T[]) => T[] {
  let state = start;
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return (some) =>
    some
      .map((one) => ({ one, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
}
