import type { FastifyBaseLogger } from 'fastify';
import type { OAuthKeys, OAuthRecords } from '../../../oauth/index.ts';
import { parseAccount } from '../../../oauth/index.ts';
import { configurationOf } from './configuration.ts';
import { type Context, library, type Provider } from './library.ts';
import type { OAuthMeans } from './means.ts';
import { SERVER_METADATA } from './paths.ts';

export interface ServersSettings {
  readonly records: OAuthRecords;
  readonly keys: () => Promise<OAuthKeys>;
  readonly means: OAuthMeans;
  readonly log: FastifyBaseLogger;
}

/** A server goes by few names; whoever makes names up must not fill the memory. */
const MOST = 16;

/** The authorization server under each name this server is reached by: its address is part of all it says. */
export class OAuthServers {
  readonly #settings: ServersSettings;
  readonly #known = new Map<string, Promise<Provider>>();

  constructor(settings: ServersSettings) {
    this.#settings = settings;
  }

  at(base: string): Promise<Provider> {
    const known = this.#known.get(base);
    if (known) return known;
    if (this.#known.size >= MOST) this.#known.clear();
    const made = this.#made(base);
    this.#known.set(base, made);
    // What failed for a moment, such as the database, is tried again.
    made.catch(() => this.#known.delete(base));
    return made;
  }

  async #made(base: string): Promise<Provider> {
    const { records, keys, means, log } = this.#settings;
    const [own, loaded] = await Promise.all([keys(), library()]);
    const isOpen = async (text: string) => {
      const account = parseAccount(text);
      return account !== null && (await means.actorOf(account)).ok;
    };
    const scopes = Object.keys(means.scopes);
    const made = new loaded.Provider(
      base,
      configurationOf({ base, records, keys: own, scopes, isOpen }, loaded),
    );
    // We say ourselves by which address a request came.
    made.proxy = true;
    made.use(sayingScopes(scopes));
    made.on('server_error', (_context, error) =>
      log.error({ err: error }, 'an OAuth request could not be answered'),
    );
    return made;
  }
}

/** Of its scopes the library knows only those of OpenID, which there are none of: ours belong to what it guards. */
const sayingScopes = (scopes: readonly string[]) => async (context: Context, next: () => Promise<void>) => {
  await next();
  if (!SERVER_METADATA.includes(context.path) || typeof context.body !== 'object') return;
  context.body = { ...context.body, scopes_supported: scopes };
};
