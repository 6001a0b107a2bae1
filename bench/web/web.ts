import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/demo/index.ts';
import { foundPeople } from '../../src/people/index.ts';
import { emailOf, TestBrowser } from '../../test/support/browser/index.ts';
import { type Bench, startOn } from '../engine.ts';
import { type Verdict, verdict } from '../floors.ts';
import { seedOrders } from '../growth/seed.ts';
import type { Options } from '../options.ts';
import { median } from '../statistics.ts';
import { short, table } from '../table.ts';
import { fillLongOrder } from './long-entry.ts';
import { KEYS_NOTED, SCROLLED, UNTIL_ROWS } from './probes.ts';

export interface WebRuns {
  readonly orders: number;
  /** Bytes over the wire until the list stands there, in a browser that was never here. */
  readonly download: number;
  readonly firstRows: readonly number[];
  /** Time between frames while scrolling. */
  readonly frames: readonly number[];
  /** How far one got, in rows. */
  readonly scrolled: number;
  /** From a key to its paint in an order of 500 lines; null where orders cannot be entered yet. */
  readonly keys: readonly number[] | null;
}

const DATABASE = 'web';
const ROW = 42;

/** What people wait for in the web app, with as many orders behind it as the growing company gets. */
export async function runWeb(bench: Bench, options: Options, say: (line: string) => void): Promise<WebRuns> {
  buildWeb();
  const orders = options.sizes.at(-1) as number;
  const url = await bench.server.database(DATABASE, 'company');
  await seedOrders(url, orders);
  await foundOwner(url, bench.company.org);
  say(`${orders.toLocaleString('en')} orders made for the web app`);
  const engine = await startOn('allot', 'uniform', bench.server, { database: DATABASE, url });
  const browser = await TestBrowser.open();
  try {
    const download = await downloaded(browser, engine.address);
    const window = await browser.openApp(engine.address, 'owner');
    const firstRows: number[] = [];
    for (let i = 0; i < (options.quick ? 3 : 5 * options.repeats); i++) {
      await window.goto(ELSEWHERE);
      firstRows.push(await untilRows(window.page));
    }
    const { gaps, pixels } = await window.page.evaluate<{ gaps: number[]; pixels: number }>(
      SCROLLED(options.quick ? 2 : 10),
    );
    const keys = (await fillLongOrder(window)) ? await typed(window.page) : null;
    await window.close();
    return { orders, download, firstRows, frames: gaps, scrolled: Math.round(pixels / ROW), keys };
  } finally {
    await browser.close();
    await engine.process.end();
  }
}

/** A page that shows no orders, so that nothing of the list is there yet. */
const ELSEWHERE = '/imports';

function buildWeb(): void {
  const file = fileURLToPath(new URL('../../bin/web.ts', import.meta.url));
  const { status } = spawnSync(process.execPath, [file, '--if-stale'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the web app could not be built');
}

async function foundOwner(url: string, org: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const people = [{ name: 'Owner', email: emailOf('owner'), role: 'owner' as const }];
    const [now, until] = [new Date(), new Date(Date.now() + 60_000)];
    await foundPeople(pool, { org: org as never, people, password: DEMO_PASSWORD, now, until });
  } finally {
    await pool.end();
  }
}

async function downloaded(browser: TestBrowser, base: string): Promise<number> {
  const window = await browser.openApp(base, 'owner');
  const sizes: Promise<number>[] = [];
  window.context.on('requestfinished', (request) => {
    if (new URL(request.url()).pathname.startsWith('/v1/')) return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await window.goto('/orders');
  const all = await Promise.all(sizes);
  await window.close();
  return all.reduce((sum, size) => sum + size, 0);
}

async function untilRows(page: Page): Promise<number> {
  const link = page.getByRole('navigation').getByRole('link', { name: 'Orders', exact: true });
  const [milliseconds] = await Promise.all([page.evaluate<number>(UNTIL_ROWS('/orders')), link.click()]);
  return milliseconds;
}

const TEXT = '12';
const TIMES = 30;

/** Presses keys one after another in the field one is in, as a person who types fast. */
async function typed(page: Page): Promise<number[]> {
  await page.evaluate(KEYS_NOTED);
  for (let i = 0; i < TIMES; i++) {
    for (const key of TEXT) await page.keyboard.press(key, { delay: 20 });
    for (const _ of TEXT) await page.keyboard.press('Backspace', { delay: 20 });
  }
  return page.evaluate<number[]>('window.keyTimes');
}

/** The slowest of a hundred but five. */
const most = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;

export function webTable({ orders, firstRows, frames, scrolled, keys }: WebRuns): string {
  return table(
    [`the web app, ${orders.toLocaleString('en')} orders (ms)`, 'median', '95 of 100'],
    [
      ['from the click to the first rows', short(median(firstRows)), short(most(firstRows))],
      [`from frame to frame, scrolling ${scrolled} rows`, short(median(frames)), short(most(frames))],
      ['from a key to its paint, 500 lines', short(median(keys ?? [])), short(most(keys ?? []))],
    ],
  );
}

export const judgeWeb = ({ download, firstRows, frames, keys }: WebRuns): Verdict[] => [
  verdict('first download, compressed', download / 1000, 400, 'kB', true),
  verdict('from the click to the first rows', median(firstRows), 300, 'ms', true),
  verdict('from frame to frame while scrolling, 95 of 100', most(frames), 50, 'ms', true),
  ...(keys ? [verdict('from a key to its paint, 500 lines, 95 of 100', most(keys), 50, 'ms', true)] : []),
];
