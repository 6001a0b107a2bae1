import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Desk } from '../../command/desk.ts';
import type { OAuthKeys, OAuthRecords } from '../../oauth/index.ts';
import type { Door } from '../../people/index.ts';
import type { Callers } from './caller.ts';
import { baseOf } from './oauth/addresses.ts';
import { OAuthBearers } from './oauth/bearer.ts';
import { addConnections } from './oauth/connections.ts';
import { meansOf, type OAuthMeans } from './oauth/means.ts';
import { RESOURCE_METADATA } from './oauth/paths.ts';
import { addOAuth, type OAuthLimits } from './oauth/routes.ts';
import { OAuthServers } from './oauth/servers.ts';

export { CONNECTION_ROUTES } from './oauth/connections.ts';
export type { OAuthLimits } from './oauth/routes.ts';

export interface OAuthSettings {
  readonly records: OAuthRecords;
  readonly keys: () => Promise<OAuthKeys>;
}

interface SignInSettings {
  readonly desk: Desk;
  readonly door: Door;
  readonly oauth: OAuthSettings;
  /** Where this server is reached, such as https://allot.example; else by the name a request comes with. */
  readonly url?: string | null;
}

/** Signing in by OAuth: programs that act for a person, who agreed to it. */
export class OAuthSignIn {
  readonly bearers: OAuthBearers;
  readonly #settings: SignInSettings;
  readonly #means: OAuthMeans;
  readonly #url: string | null;

  constructor(settings: SignInSettings) {
    this.#settings = settings;
    this.#means = meansOf(settings.desk);
    this.#url = settings.url ?? null;
    this.bearers = new OAuthBearers(settings.oauth.records, this.#means, this.#url);
  }

  async add(app: FastifyInstance, callers: Callers, limits: OAuthLimits): Promise<void> {
    const { oauth, door } = this.#settings;
    const means = this.#means;
    const url = this.#url;
    const servers = new OAuthServers({ ...oauth, means, log: app.log });
    await addOAuth(app, { servers, scopes: means.scopes, url, limits });
    await addConnections(app, { servers, means, door, callers, url });
  }

  /** What a 401 of /mcp says, for clients that sign in by themselves (RFC 9728). */
  readonly challenge = (request: FastifyRequest, realm: string): string => {
    if (!/^\/mcp(?:[/?]|$)/.test(request.url)) return realm;
    const metadata = `${baseOf(request, this.#url)}${RESOURCE_METADATA}/mcp`;
    const error = request.headers.authorization === undefined ? '' : ', error="invalid_token"';
    const scope = Object.keys(this.#means.scopes).join(' ');
    return `${realm}${error}, resource_metadata="${metadata}", scope="${scope}"`;
  };
}
