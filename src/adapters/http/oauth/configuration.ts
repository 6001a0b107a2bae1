import type { OAuthKeys, OAuthRecords } from '../../../oauth/index.ts';
import { plainName } from '../../../oauth/index.ts';
import { oauthErrorPage } from '../page-texts.ts';
import { isPublicAddress, isSafeRedirect } from './addresses.ts';
import { keptIn } from './kept.ts';
import type { Client, Context, Library } from './library.ts';
import { MINUTES_TO_AGREE, PATHS, resourcesOf, WAY } from './paths.ts';

export interface ServerMeans {
  /** Where it is reached, such as https://allot.example. */
  readonly base: string;
  readonly records: OAuthRecords;
  readonly keys: OAuthKeys;
  readonly scopes: readonly string[];
  /** Whether an account still opens something. */
  readonly isOpen: (account: string) => Promise<boolean>;
}

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Whoever does not come for so long signs in again. */
const REFRESH_DAYS = 90;
/** A consent ends with the token it is about; by itself never, as far as anybody will see. */
const CONSENT_DAYS = 36_500;

/** The authorization server as the Model Context Protocol asks for it, and no more of the library than that. */
export const configurationOf = (means: ServerMeans, { errors }: Library) => ({
  adapter: keptIn(means.records, errors),
  jwks: means.keys.jwks,
  cookies: cookies(means.keys.cookies),
  features: features(means, errors),
  // A program on somebody's desk keeps no secret: it proves itself with PKCE.
  clientAuthMethods: ['none'],
  clientDefaults: {
    application_type: 'native',
    grant_types: ['authorization_code', 'refresh_token'],
    id_token_signed_response_alg: 'ES256',
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  },
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  responseTypes: ['code'],
  scopes: [],
  claims: {},
  routes: PATHS,
  ttl: {
    AccessToken: HOUR,
    AuthorizationCode: 60,
    Grant: CONSENT_DAYS * DAY,
    Interaction: MINUTES_TO_AGREE * 60,
    RefreshToken: REFRESH_DAYS * DAY,
    Session: MINUTES_TO_AGREE * 60,
    IdToken: HOUR,
  },
  expiresWithSession: () => false,
  issueRefreshToken: (_context: Context, client: Client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  findAccount: async (_context: Context, accountId: string) =>
    (await means.isOpen(accountId)) ? { accountId, claims: () => ({ sub: accountId }) } : undefined,
  interactions: { url: leadToPage },
  renderError: showError,
});

const cookies = (keys: readonly string[]) => ({
  keys,
  names: { session: 'allot-oauth', interaction: 'allot-oauth-way', resume: 'allot-oauth-back' },
  long: { httpOnly: true, sameSite: 'lax', signed: true },
  short: { httpOnly: true, sameSite: 'lax', signed: true },
});

const OFF = { enabled: false };

function features({ base, scopes }: ServerMeans, { InvalidTarget }: Library['errors']) {
  const resources = resourcesOf(base);
  return {
    devInteractions: OFF,
    dPoP: OFF,
    rpInitiatedLogout: OFF,
    pushedAuthorizationRequests: OFF,
    userinfo: OFF,
    revocation: { enabled: true },
    registration: { enabled: true, issueRegistrationAccessToken: false },
    clientIdMetadataDocument: {
      enabled: true,
      ack: 'draft-02',
      allowFetch: (_context: Context, id: string) => isPublicAddress(id),
      allowClient: async (_context: Context, client: Client) => client.redirectUris.every(isSafeRedirect),
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: async (_context: Context, _client: Client, oneOf?: readonly string[]) =>
        oneOf ? oneOf[0] : resources[0],
      useGrantedResource: async () => true,
      getResourceServerInfo: async (_context: Context, resource: string) => {
        if (!resources.includes(resource)) throw new InvalidTarget();
        const accessTokenFormat = 'opaque';
        return { scope: scopes.join(' '), audience: resource, accessTokenFormat, accessTokenTTL: HOUR };
      },
    },
  };
}

/**
 * Who agrees must be whoever began: the cookie goes along to the routes that agree. Else somebody could begin, send
 * others the page, and come back for what these agreed to.
 */
async function leadToPage(context: Context, { uid }: { readonly uid: string }): Promise<string> {
  const path = `/v1/connections/${uid}`;
  const maxAge = MINUTES_TO_AGREE * 60_000;
  context.cookies.set(WAY, uid, { path, httpOnly: true, sameSite: 'lax', maxAge, overwrite: true });
  return `/connect/${uid}`;
}

async function showError(context: Context, out: Readonly<Record<string, unknown>>): Promise<void> {
  context.type = 'html';
  context.set('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
  const told = plainName(out['error_description'], 300) ?? '';
  context.body = oauthErrorPage(String(out['error']), told);
}
