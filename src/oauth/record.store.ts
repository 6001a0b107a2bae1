import sql from 'sql-template-tag';
import type { Reader } from '../command/query.ts';
import { type Kept, type Payload, shownHash } from './record.ts';

/** Clients nobody connected with are let go after so long, and consents nothing was given out for. */
const UNUSED_DAYS = 2;

/**
 * Clients, consents, codes and tokens, shared by all servers on the database. What is shown for one, such as the text
 * of a token, is kept nowhere.
 */
export class OAuthRecords {
  readonly #db: Reader;

  constructor(db: Reader) {
    this.#db = db;
  }

  async keep(kind: string, shown: string, payload: Payload, expiresAt: Date | null): Promise<void> {
    const { jti: _shown, ...kept } = payload;
    const client = kept['clientId'] ?? kept['client_id'] ?? null;
    const consent = kind === 'Grant' ? shown : (kept['grantId'] ?? null);
    await this.#db.rows(sql`
      INSERT INTO oauth_record (kind, hash, payload, client, consent, made_at, expires_at)
      VALUES (${kind}, ${shownHash(shown)}, ${JSON.stringify(kept)}, ${client}, ${consent}, ${new Date()}, ${expiresAt})
      ON CONFLICT (kind, hash) DO UPDATE SET payload = excluded.payload, client = excluded.client,
        consent = excluded.consent, expires_at = excluded.expires_at`);
  }

  async find(kind: string, shown: string): Promise<Kept | null> {
    const [row] = await this.#db.rows(sql`
      SELECT payload, used_at FROM oauth_record WHERE kind = ${kind} AND hash = ${shownHash(shown)}`);
    return row ? { payload: row.payload, usedAt: row.used_at } : null;
  }

  /** What an access token says, while the consent it was given out for stands: two may have come at once. */
  async findAccess(shown: string): Promise<Payload | null> {
    const [row] = await this.#db.rows(sql`
      SELECT a.payload FROM oauth_record a JOIN oauth_record g ON g.consent = a.consent AND g.kind = 'Grant'
      WHERE a.kind = 'AccessToken' AND a.hash = ${shownHash(shown)}`);
    return row ? row.payload : null;
  }

  /** True for the one who used it first. */
  async use(kind: string, shown: string): Promise<boolean> {
    const rows = await this.#db.rows(sql`
      UPDATE oauth_record SET used_at = ${new Date()}
      WHERE kind = ${kind} AND hash = ${shownHash(shown)} AND used_at IS NULL RETURNING 1`);
    return rows.length > 0;
  }

  async drop(kind: string, shown: string): Promise<void> {
    await this.#db.rows(sql`DELETE FROM oauth_record WHERE kind = ${kind} AND hash = ${shownHash(shown)}`);
  }

  async dropOfConsent(kind: string, consent: string): Promise<void> {
    await this.#db.rows(sql`DELETE FROM oauth_record WHERE kind = ${kind} AND consent = ${consent}`);
  }

  /** A consent with all that was given out for it. */
  async dropConsent(consent: string): Promise<void> {
    await this.#db.rows(sql`DELETE FROM oauth_record WHERE consent = ${consent}`);
  }

  /** What has expired goes, then what nothing hangs on any more. */
  async purge(now: Date): Promise<void> {
    const before = new Date(now.getTime() - UNUSED_DAYS * 86_400_000);
    await this.#db.rows(sql`DELETE FROM oauth_record WHERE expires_at < ${now}`);
    await this.#db.rows(sql`
      DELETE FROM oauth_record g WHERE g.kind = 'Grant' AND g.made_at < ${before} AND NOT EXISTS (
        SELECT 1 FROM oauth_record r WHERE r.consent = g.consent AND r.kind <> 'Grant')`);
    await this.#db.rows(sql`
      DELETE FROM oauth_record c WHERE c.kind = 'Client' AND c.made_at < ${before} AND NOT EXISTS (
        SELECT 1 FROM oauth_record r WHERE r.client = c.client AND r.kind <> 'Client')`);
  }
}
