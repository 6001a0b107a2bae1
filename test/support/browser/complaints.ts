import assert from 'node:assert/strict';
import type { BrowserContext } from 'playwright-core';

/**
 * What a person would see in the browser's console, and answers that say the server is at fault. A test that ends with
 * any has failed, whatever it was about.
 */
export class Complaints {
  readonly #found: string[] = [];
  readonly #expected: RegExp[] = [];

  constructor(context: BrowserContext) {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#add(`console: ${message.text()}`, message.page()?.url());
    });
    context.on('weberror', (error) => {
      const { name, message, stack } = error.error();
      this.#add(`error on the page: ${stack ?? `${name}: ${message}`}`, error.page()?.url());
    });
    context.on('response', (response) => {
      if (response.status() >= 500)
        this.#add(`${response.status()} ${response.request().method()} ${response.url()}`);
    });
  }

  /** A test may look for a refusal, which the browser notes in the console too. */
  expect(what: RegExp): void {
    this.#expected.push(what);
  }

  /** What was found since this was last asked. */
  take(): string[] {
    return this.#found.splice(0).filter((one) => !this.#expected.some((what) => what.test(one)));
  }

  demandNone(): void {
    assert.deepEqual(this.take(), [], 'nothing complains while one works');
  }

  #add(what: string, where = ''): void {
    this.#found.push(where ? `${what} (on ${where})` : what);
  }
}
