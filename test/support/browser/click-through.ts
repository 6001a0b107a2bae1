import type { Window } from './browser.ts';
import { clickables, clickOn, isCovered } from './walk.ts';

export interface ClickedThrough {
  readonly clicked: number;
  /** What was still to be clicked when the time was over. */
  readonly left: number;
  readonly faults: readonly string[];
}

/** How many clicks deep: a menu, its item, the dialog's button. */
const DEEPEST = 3;

/**
 * Clicks everything on one page, and everything in what that opens, each once. The page is loaded again where a click
 * has led elsewhere, or what it opened does not go away by Escape.
 */
export class ClickThrough {
  readonly #window: Window;
  readonly #path: string;
  /** The page on which the frame around every page is clicked too. */
  readonly #frame: string;
  readonly #seen = new Set<string>();
  readonly #faults: string[] = [];
  #clicked = 0;
  #isHome = false;

  constructor(window: Window, path: string, frame: string) {
    this.#window = window;
    this.#path = path;
    this.#frame = frame;
  }

  async run(shuffle: <T>(some: T[]) => T[], until: number): Promise<ClickedThrough> {
    await this.#window.goto(this.#path);
    await this.#lookAround([]);
    let waiting = lightFirst(shuffle(await this.#newOnes([])));
    while (waiting.length > 0 && Date.now() < until) {
      const clicks = waiting.shift() as string[];
      if ((await this.#click(clicks)) && clicks.length < DEEPEST) {
        waiting = lightFirst([...shuffle(await this.#newOnes(clicks)), ...waiting]);
      }
    }
    return { clicked: this.#clicked, left: waiting.length, faults: this.#faults };
  }

  /** True when one is still on the page, where there may be more to click. */
  async #click(clicks: readonly string[]): Promise<boolean> {
    try {
      // What an earlier click has changed may have taken it away; then it is looked for on the page as it was.
      if (!(await this.#follow(clicks)) && !(await this.#afresh(clicks))) return false;
    } catch (error) {
      this.#isHome = false;
      this.#fault(clicks, error instanceof Error ? (error.message.split('\n')[0] as string) : String(error));
      return false;
    }
    this.#clicked += 1;
    await this.#lookAround(clicks);
    return this.#isOnPage();
  }

  #afresh(clicks: readonly string[]): Promise<boolean> {
    this.#isHome = false;
    return this.#follow(clicks);
  }

  async #follow(clicks: readonly string[]): Promise<boolean> {
    if (!(await this.#comeHome())) await this.#window.goto(this.#path);
    this.#isHome = true;
    for (const key of clicks) {
      if (!(await clickOn(this.#window, key, this.#frame))) return false;
    }
    return true;
  }

  /** Closes what is open in front; false where one is no longer on the page, or something stays open. */
  async #comeHome(): Promise<boolean> {
    if (!this.#isHome || !this.#isOnPage()) return false;
    for (let i = 0; i < 2 && (await isCovered(this.#window.page)); i++) {
      await this.#window.page.keyboard.press('Escape');
      await this.#window.settle();
    }
    return !(await isCovered(this.#window.page));
  }

  #isOnPage(): boolean {
    return new URL(this.#window.page.url()).pathname === this.#path;
  }

  async #lookAround(clicks: readonly string[]): Promise<void> {
    const { page, context } = this.#window;
    for (const other of context.pages()) if (other !== page) await other.close();
    if (await page.getByText(DEAD_END).count()) this.#fault(clicks, `a dead end at ${page.url()}`);
    if ((await page.locator('main').count()) === 0) this.#fault(clicks, `nothing is left at ${page.url()}`);
    this.#judge(clicks);
  }

  async #newOnes(clicks: readonly string[]): Promise<string[][]> {
    const found = await clickables(this.#window.page, this.#frame);
    const fresh = found.filter(({ key }) => !this.#seen.has(key));
    for (const { key } of fresh) this.#seen.add(key);
    return fresh.map(({ key }) => [...clicks, key]);
  }

  #judge(clicks: readonly string[]): void {
    for (const complaint of this.#window.complaints.take()) this.#fault(clicks, complaint);
  }

  #fault(clicks: readonly string[], what: string): void {
    this.#faults.push(`${[this.#path, ...clicks].join(' → ')}: ${what}`);
  }
}

/** After these a page may be another one: what else is on it is clicked before. */
const HEAVY =
  /\b(Do it|Approve|Decline|Disconnect|Rotate|Import|Take|Apply|Save|Delete|Remove|Revoke|Deactivate|Cancel|Reject|Confirm|Ship)\b/;

function lightFirst(waiting: readonly string[][]): string[][] {
  const isHeavy = (clicks: readonly string[]): boolean => clicks.some((key) => HEAVY.test(key));
  return [...waiting.filter((clicks) => !isHeavy(clicks)), ...waiting.filter(isHeavy)];
}

const DEAD_END = /There is nothing at this address|Something went wrong/;
