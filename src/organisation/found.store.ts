import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { type OrderChannel, orderChannelRecord } from '../channels/index.ts';
import { organisationStore, tokenStore } from '../command/core.store.ts';
import type { FactStore } from '../command/fact.ts';
import { NO_LETTERHEAD, type Organisation, type Workflow } from '../command/organisation.ts';
import { newToken, type Token } from '../command/token.ts';
import type { Percent } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { AnyDefinition } from '../record/definition.ts';
import { storeOf } from '../record/record.store.ts';
import { binRecord, type Location, locationRecord, unassignedBinOf } from '../stock/index.ts';
import { newId as newUuid } from '../store/new-id.ts';
import type { Statement } from '../store/statement.ts';
import { inTransaction } from '../store/transaction.ts';
import { tokenHash, tokenText } from './token-text.ts';

export interface Founding {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly timeZone: string;
  readonly defaultWorkflow?: Workflow;
  readonly stockPolicy?: Organisation['stockPolicy'];
  readonly stockGuard?: Organisation['stockGuard'];
  /** The owner's token is one for show: refused on a server that listens beyond loopback. */
  readonly demo?: boolean;
}

/** Where its ids, secrets and instants come from; chance and the clock unless said. */
export interface FoundingMeans {
  readonly newId?: () => Id;
  readonly secret?: () => string;
  readonly now?: Date;
}

export interface Founded {
  readonly org: Id;
  /** The owner's token; its text is kept nowhere. */
  readonly ownerToken: string;
  readonly ownerTokenId: Id;
  readonly location: Id;
}

const fresh = { active: true, deletedAt: null, version: 1 } as const;

/** A3: imports and shops confirm, what people type or a portal sends is saved. */
const CHANNELS: readonly (readonly [
  code: string,
  name: string,
  source: string,
  colour: string,
  confirms: boolean,
])[] = [
  ['MANUAL', 'By hand', 'hand', '#64748b', false],
  ['IMPORT', 'Import', 'import', '#0d9488', true],
  ['SHOP', 'Online shop', 'shop', '#2563eb', true],
  ['PORTAL', 'Customer portal', 'portal', '#7c3aed', false],
  ['API', 'API', 'api', '#b45309', false],
];

/** A new organisation, ready for its first order: an owner's token, a location MAIN, the order channels. */
export async function foundOrganisation(
  pool: Pick<pg.Pool, 'connect'>,
  founding: Founding,
  means: FoundingMeans = {},
): Promise<Founded> {
  const { newId = newUuid, secret = () => randomBytes(32).toString('base64url'), now = new Date() } = means;
  const [org, token, unassignedBin] = [newId(), newId(), newId()];
  const location: Location = {
    ...fresh,
    id: newId(),
    code: 'MAIN',
    name: 'Main',
    address: null,
    unassignedBin,
  };
  const channels = channelsWith(newId);
  const ownerToken = tokenText(org, token, secret());
  const statements = [
    ...made(organisationStore, org, [organisationOf(org, founding, location.id, channels[0]!.id)]),
    ...made(tokenStore, org, [ownerOf(token, ownerToken, now, founding.demo ?? false)]),
    ...rows(locationRecord, org, [location]),
    ...rows(binRecord, org, [unassignedBinOf(location)]),
    ...rows(orderChannelRecord, org, channels),
  ];
  await inTransaction(pool, async (send) => {
    for (const one of statements) await send(one);
  });
  return { org, ownerToken, ownerTokenId: token, location: location.id };
}

const NO_PERCENT = 0n as Percent;

const organisationOf = (
  id: Id,
  founding: Founding,
  defaultLocation: Id,
  defaultChannel: Id,
): Organisation => ({
  id,
  name: founding.name,
  currency: founding.currency,
  timeZone: founding.timeZone,
  defaultWorkflow: founding.defaultWorkflow ?? 'shipment-driven',
  stockPolicy: founding.stockPolicy ?? 'warn',
  stockGuard: founding.stockGuard ?? 'warn',
  closedThrough: null,
  overShipment: NO_PERCENT,
  overReceipt: NO_PERCENT,
  defaultLocation,
  defaultChannel,
  letterhead: NO_LETTERHEAD,
  version: 1,
});

const ownerOf = (id: Id, text: string, now: Date, demo: boolean): Token =>
  newToken({
    id,
    name: 'Owner',
    role: 'owner',
    secretHash: tokenHash(text),
    createdAt: now.toISOString(),
    expiresAt: null,
    demo,
  });

const channelsWith = (newId: () => Id): OrderChannel[] =>
  CHANNELS.map(([code, name, source, colour, confirmOnArrival]) => ({
    ...fresh,
    id: newId(),
    code,
    name,
    colour,
    source,
    confirmOnArrival,
    defaultWorkflow: null,
    defaultLocation: null,
    stockPolicy: null,
    pricesIncludeTax: false,
  }));

const made = <V>(store: FactStore<V>, org: Id, values: readonly V[]): Statement[] =>
  store.save(
    org,
    values.map((after) => ({ before: null, after })),
  );

const rows = (definition: AnyDefinition, org: Id, values: readonly { readonly id: Id }[]): Statement[] =>
  made(storeOf(definition), org, values as never);
