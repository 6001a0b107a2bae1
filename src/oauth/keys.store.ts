import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Reader } from '../command/query.ts';

/** What servers sign with: cookies, and the key set the protocol asks for. */
export interface OAuthKeys {
  readonly cookies: readonly string[];
  readonly jwks: { readonly keys: readonly JsonWebKey[] };
}

/** The keys of this database; whichever server comes first makes them. */
export async function oauthKeys(db: Reader): Promise<OAuthKeys> {
  const found = await kept(db);
  if (found) return found;
  await db.rows(sql`
    INSERT INTO oauth_keys (name, keys, made_at) VALUES ('server', ${JSON.stringify(made())}, ${new Date()})
    ON CONFLICT (name) DO NOTHING`);
  return (await kept(db)) as OAuthKeys;
}

async function kept(db: Reader): Promise<OAuthKeys | null> {
  const [row] = await db.rows(sql`SELECT keys FROM oauth_keys WHERE name = 'server'`);
  return row ? row.keys : null;
}

function made(): OAuthKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = {
    ...privateKey.export({ format: 'jwk' }),
    alg: 'ES256',
    use: 'sig',
    kid: randomBytes(8).toString('hex'),
  };
  return { cookies: [randomBytes(32).toString('base64url')], jwks: { keys: [key] } };
}
