import { after, before } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import type { Role } from '../../../src/command/access.ts';
import { TestBrowser, type Window } from './browser.ts';
import { type DemoHouse, openDemoHouse } from './demo-house.ts';

/** The app on the demo company, in a browser of its own, for the tests of one file. */
export interface DemoApp {
  readonly base: string;
  readonly databaseUrl: string;
  /** Somebody of the company, signed in. */
  openApp(role: Role, options?: BrowserContextOptions): Promise<Window>;
  /** Nobody yet. */
  window(options?: BrowserContextOptions): Promise<Window>;
}

/** Called once at the top of a test file: it is there before the first test and goes after the last. */
export function demoApp(): DemoApp {
  let browser: TestBrowser;
  let house: DemoHouse;
  before(async () => {
    [browser, house] = await Promise.all([TestBrowser.open(), openDemoHouse()]);
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });
  return {
    get base() {
      return house.base;
    },
    get databaseUrl() {
      return house.databaseUrl;
    },
    openApp: (role, options) => browser.openApp(house.base, role, options),
    window: (options) => browser.window(house.base, options),
  };
}
