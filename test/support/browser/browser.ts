import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Role } from '../../../src/command/access.ts';
import { DEMO_PASSWORD } from '../../../src/demo/index.ts';
import { startChromium } from './chromium.ts';
import { Complaints } from './complaints.ts';
import { Traffic } from './traffic.ts';

/** One browser for a test file; each test has a context of its own in it, with its own cookies. */
export class TestBrowser {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async open(): Promise<TestBrowser> {
    return new TestBrowser(await startChromium());
  }

  /** A window nobody has signed in to yet. */
  async window(base: string, options: BrowserContextOptions = {}): Promise<Window> {
    const context = await this.#browser.newContext({
      baseURL: base,
      viewport: { width: 1360, height: 860 },
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    context.setDefaultNavigationTimeout(PATIENCE);
    const complaints = new Complaints(context);
    return new Window(base, context, complaints, await context.newPage());
  }

  /** The app, with somebody of the demo company signed in. */
  async openApp(base: string, role: Role, options: BrowserContextOptions = {}): Promise<Window> {
    const window = await this.window(base, options);
    await window.signIn(role);
    return window;
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

/** Longer than anything takes while every processor is busy with other tests. */
const PATIENCE = 15_000;

export class Window {
  readonly base: string;
  readonly context: BrowserContext;
  readonly complaints: Complaints;
  readonly page: Page;
  readonly #traffic: Traffic;

  constructor(base: string, context: BrowserContext, complaints: Complaints, page: Page) {
    this.base = base;
    this.context = context;
    this.complaints = complaints;
    this.page = page;
    this.#traffic = new Traffic(context);
  }

  /** Without the page: that one is tried by a test of its own. */
  async signIn(role: Role): Promise<void> {
    const answer = await this.context.request.post('/v1/session', {
      data: { email: emailOf(role), password: DEMO_PASSWORD },
    });
    if (!answer.ok()) throw new Error(`${role} cannot sign in: ${answer.status()} ${await answer.text()}`);
  }

  /** Goes to an address of the app and waits until it stands there whole. */
  async goto(address: string): Promise<Page> {
    await this.page.goto(address);
    await this.settle();
    return this.page;
  }

  settle(): Promise<void> {
    return this.#traffic.quiet(this.page);
  }

  /** Asks the API as whoever is signed in; a problem is an error. */
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test is about
  async ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, data?: unknown): Promise<any> {
    const answer = await this.context.request.fetch(path, {
      method,
      ...(data !== undefined && { data }),
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? null : answer.json();
  }

  /** Fails when anything went wrong that nobody looked for. */
  async close(): Promise<void> {
    await this.context.close();
    this.complaints.demandNone();
  }
}

export const emailOf = (role: Role): string => `${role}@harbour-pine.example`;
