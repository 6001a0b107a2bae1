import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page, Request } from 'playwright-core';

/** The stream of changes stays open as long as the page does. */
const isEndless = (request: Request): boolean => request.url().endsWith('/v1/events');

/** What a context's pages have asked for and not got yet. */
export class Traffic {
  readonly #open = new Set<Request>();

  constructor(context: BrowserContext) {
    const over = (request: Request): boolean => this.#open.delete(request);
    context.on('request', (request) => {
      // What an abandoned page had asked for never ends.
      if (request.isNavigationRequest()) this.#open.clear();
      if (!isEndless(request)) this.#open.add(request);
    });
    context.on('requestfinished', over);
    context.on('requestfailed', over);
  }

  /** Settles when everything has come and is drawn: quiet for a tenth of a second, and nothing spins. */
  async quiet(page: Page, patience = 10_000): Promise<void> {
    const end = Date.now() + patience;
    for (let quiet = 0; quiet < 2 && Date.now() < end; ) {
      await wait(50);
      const spins = await page.locator('.mantine-Loader-root, .mantine-Skeleton-root').count();
      quiet = this.#open.size === 0 && spins === 0 ? quiet + 1 : 0;
    }
  }
}
