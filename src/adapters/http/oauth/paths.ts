/** Where the parts of the authorization server are. */
export const PATHS = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  registration: '/oauth/register',
  revocation: '/oauth/revoke',
  jwks: '/oauth/jwks',
  end_session: '/oauth/end',
} as const;

export const SERVER_METADATA = [
  '/.well-known/oauth-authorization-server',
  '/.well-known/openid-configuration',
];
export const RESOURCE_METADATA = '/.well-known/oauth-protected-resource';

/** The cookie of whoever is on the way to agree. */
export const WAY = 'allot-connect';
export const MINUTES_TO_AGREE = 30;

/** What an access token may be for: agents at /mcp, or the API. */
export const resourcesOf = (base: string): readonly [mcp: string, api: string] => [
  `${base}/mcp`,
  `${base}/v1`,
];

/** The resource an address belongs to. */
export function resourceAt(base: string, url: string): string {
  const [mcp, api] = resourcesOf(base);
  return /^\/mcp(?:[/?]|$)/.test(url) ? mcp : api;
}
