import { openHouse } from '../support/house.ts';
import { addingProxy } from './adding-proxy.ts';
import { EXPECTED } from './expected.ts';
import { fixture, type Target } from './fixture.ts';
import { ERAS, everything, type Outcome, scenario } from './suite.ts';

export interface Tried {
  /** Such as `2026-07-28` or `2026-07-28 tools-list`. */
  readonly what: string;
  readonly outcome: Outcome;
}

/** Scenarios that call nothing by a name of the suite's own, so that any server can pass them. */
const FOR_ANY_SERVER = [
  'server-stateless',
  'server-initialize',
  'ping',
  'tools-list',
  'resources-list',
  'prompts-list',
  'sep-2164-resource-not-found',
  'caching',
  'dns-rebinding-protection',
  'input-required-result-unsupported-methods',
  'http-header-validation',
];

interface Way {
  open(): Promise<Target>;
  tries(url: string): AsyncIterable<Tried>;
}

const WAYS = {
  /** What the suite calls by name, behind our transport. */
  fixture: { open: fixture, tries: whole },
  /** The real server, with a company of its own. */
  allot: { open: realServer, tries: common },
} satisfies Record<string, Way>;

export type TargetName = keyof typeof WAYS;
export const TARGETS = Object.keys(WAYS) as TargetName[];

export async function* tried(name: TargetName): AsyncGenerator<Tried> {
  const { open, tries } = WAYS[name];
  const target = await open();
  try {
    yield* tries(target.url);
  } finally {
    await target.close();
  }
}

async function* whole(url: string): AsyncGenerator<Tried> {
  for (const era of ERAS)
    yield { what: era, outcome: await everything(url, era, Object.keys(EXPECTED[era])) };
}

async function* common(url: string): AsyncGenerator<Tried> {
  for (const era of ERAS)
    for (const name of FOR_ANY_SERVER) {
      const outcome = await scenario(url, era, name);
      if (outcome) yield { what: `${era} ${name}`, outcome };
    }
}

async function realServer(): Promise<Target> {
  const house = await openHouse();
  const proxy = await addingProxy(house.base, `Bearer ${house.token}`);
  const close = async () => {
    await proxy.close();
    await house.close();
  };
  return { url: proxy.url, close };
}
