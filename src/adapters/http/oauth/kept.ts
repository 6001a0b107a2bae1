import type { OAuthRecords, Payload } from '../../../oauth/index.ts';
import type { Library } from './library.ts';

/** Whoever is signed in is so by a session of ours: the library's own is kept nowhere and lasts for one request. */
const NOT_KEPT = new Set(['Session']);

/** Where the library keeps what it gives out. */
export const keptIn =
  (records: OAuthRecords, { InvalidGrant }: Library['errors']) =>
  (kind: string) => ({
    upsert: async (shown: string, payload: Payload, seconds?: number): Promise<void> => {
      if (NOT_KEPT.has(kind)) return;
      await records.keep(kind, shown, payload, seconds ? new Date(Date.now() + seconds * 1000) : null);
    },
    find: async (shown: string): Promise<Payload | undefined> => {
      const kept = NOT_KEPT.has(kind) ? null : await records.find(kind, shown);
      if (!kept) return undefined;
      const consumed = kept.usedAt && Math.floor(Date.parse(kept.usedAt) / 1000);
      return { ...kept.payload, ...(kind !== 'Client' && { jti: shown }), ...(consumed && { consumed }) };
    },
    findByUid: async (): Promise<undefined> => undefined,
    findByUserCode: async (): Promise<undefined> => undefined,
    consume: async (shown: string): Promise<void> => {
      if (await records.use(kind, shown)) return;
      // Two came with it at the same moment; which of them stole it nobody knows.
      const kept = await records.find(kind, shown);
      const consent = kept?.payload['grantId'];
      if (typeof consent === 'string') await records.dropConsent(consent);
      throw new InvalidGrant('used by two at once');
    },
    destroy: (shown: string): Promise<void> => records.drop(kind, shown),
    revokeByGrantId: (consent: string): Promise<void> => records.dropOfConsent(kind, consent),
  });
