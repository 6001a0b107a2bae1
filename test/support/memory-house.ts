import { orderChannels } from '../../src/channels/order-channel.ts';
import type { Actor } from '../../src/command/access.ts';
import type { Fact } from '../../src/command/fact.ts';
import { Hints } from '../../src/command/hints.ts';
import { NO_LETTERHEAD, organisations } from '../../src/command/organisation.ts';
import { parseInput } from '../../src/command/parse.ts';
import { binPositions, positions } from '../../src/command/stock-facts.ts';
import type { Submission, Verdict } from '../../src/command/submission.ts';
import { newToken, type Token, tokens } from '../../src/command/token.ts';
import { Unit } from '../../src/command/unit.ts';
import type { Percent } from '../../src/kernel/fixed.ts';
import type { Id } from '../../src/kernel/id.ts';
import { nothingAt, promisesAt } from '../../src/promises/index.ts';
import { bins, locations } from '../../src/stock/location.ts';
import { lots } from '../../src/stock/lot.ts';
import { type Place, placesOf } from '../../src/stock/places.ts';
import { stockAt } from '../../src/stock/stock-at.ts';
import { registry } from '../../src/trades.ts';
import type { House, HouseSettings } from './house-of-stories.ts';
import { isEmpty } from './house-of-stories.ts';
import { stockAtIn } from './stock-at-twin.ts';

/**
 * The same commands on facts kept in memory: no database, no lane. What the model decides must be what the
 * product does; thousands of steps take a second.
 */
export class MemoryHouse implements House {
  readonly unit: Unit;
  readonly #actor: Actor;
  readonly #tamper: HouseSettings['tamper'];
  #ids = 0;
  /** What PostgreSQL computes from other rows. */
  readonly #computed = new Map<string, (key: string) => unknown>([
    // All is known of promises that the documents in memory say.
    [promisesAt.kind, (key: string) => nothingAt(...(key.split('/') as [Id, Id]))],
    [placesOf.kind, (key) => this.#places(key)],
    [stockAt.kind, (key) => stockAtIn(this.unit.facts, key)],
  ]);

  constructor(settings: HouseSettings = {}) {
    this.#tamper = settings.tamper;
    const org = this.#newId();
    const now = settings.now ?? '2026-12-01T09:00:00.000Z';
    this.unit = new Unit(org, {
      now,
      newId: () => this.#newId(),
      secret: () => 'secret',
      hints: new Hints(),
      aboutOf: (kind) => registry.stores.get(kind)?.about,
    });
    this.#actor = { org, token: this.#newId(), name: 'model', role: 'owner', source: 'api' };
    this.#found(settings);
  }

  async do(name: string, input: unknown): Promise<Verdict> {
    const known = registry.commands.get(name);
    if (!known) throw new Error(`there is no command ${name}`);
    const command = this.#tamper ? this.#tamper(known) : known;
    const parsed = parseInput(command.input, input);
    if (!parsed.ok) return parsed;
    const submission: Submission = {
      id: this.#newId(),
      command,
      input: parsed.value,
      actor: this.#actor,
      key: null,
      keyOwner: this.#actor.token,
      inputHash: null,
      planned: null,
    };
    this.#load(submission);
    return this.unit.decide(submission);
  }

  async positions() {
    const { facts } = this.unit;
    const all = [...facts.values(positions)].filter((at) => !isEmpty(at));
    return new Map(
      all.map((at) => [`${facts.label('product', at.product)}@${facts.label('location', at.location)}`, at]),
    );
  }

  async rows(): Promise<number> {
    return this.unit.entries.length;
  }

  async close(): Promise<void> {}

  #newId(): Id {
    const n = (++this.#ids).toString(16).padStart(12, '0');
    return `00000000-0000-7000-8000-${n}`;
  }

  /** What was never put is known not to exist; the places of a product follow from its bin positions. */
  #load(submission: Submission): void {
    for (let round = 0; round < 12; round++) {
      const missing = this.unit.missing([submission]);
      if (!missing.size) return;
      for (const [fact, keys] of missing) {
        const computed = this.#computed.get(fact.kind);
        const found = computed ? [...keys.keys()].map(computed) : [];
        this.unit.facts.take(fact as Fact<unknown>, [...keys.keys()], new Set(keys.keys()), found);
      }
    }
    throw new Error('a command keeps naming facts');
  }

  #places(key: string) {
    const [product, location] = key.split('/') as [Id, Id];
    const { unassignedBin } = this.unit.facts.sure(locations, location);
    const places: Place[] = [this.#place(unassignedBin, null)];
    for (const stock of this.unit.facts.values(binPositions)) {
      const here =
        stock.product === product &&
        stock.location === location &&
        (stock.onHand !== 0n || stock.committed !== 0n);
      const always = stock.bin === unassignedBin && stock.lot === null;
      if (here && !always) places.push(this.#place(stock.bin, stock.lot));
    }
    return { product, location, unassignedBin, places };
  }

  #place(bin: Id, lot: Id | null): Place {
    const known = this.unit.facts.peek(bins, bin);
    const of = lot ? this.unit.facts.peek(lots, lot) : null;
    return {
      bin,
      binCode: known?.code ?? 'UNASSIGNED',
      sequence: known?.sequence ?? 1_000_000_000,
      lot,
      lotNumber: of?.number ?? null,
      expiresOn: of?.expiresOn ?? null,
      quarantined: of?.quarantined ?? false,
    };
  }

  #found(settings: HouseSettings): void {
    const { facts, org } = this.unit;
    const live = { active: true, deletedAt: null, version: 1 };
    const unassignedBin = this.#newId();
    const location = { id: this.#newId(), code: 'MAIN', name: 'Main', address: null, unassignedBin, ...live };
    const bin = {
      id: unassignedBin,
      location: location.id,
      code: 'UNASSIGNED',
      sequence: 1_000_000_000,
      ...live,
    };
    const channel = {
      id: this.#newId(),
      code: 'manual',
      name: 'By hand',
      colour: '#336699',
      source: 'hand',
      defaultWorkflow: null,
      defaultLocation: null,
      confirmOnArrival: false,
      stockPolicy: null,
      pricesIncludeTax: false,
      ...live,
    };
    facts.take(organisations, [], new Set([org]), [
      {
        id: org,
        name: 'Model',
        currency: 'EUR',
        timeZone: 'UTC',
        defaultWorkflow: 'shipment-driven',
        stockPolicy: settings.stockPolicy ?? 'warn',
        stockGuard: settings.stockGuard ?? 'warn',
        closedThrough: null,
        overShipment: 0n as Percent,
        overReceipt: 0n as Percent,
        defaultLocation: location.id,
        defaultChannel: channel.id,
        letterhead: NO_LETTERHEAD,
        version: 1,
      },
    ]);
    facts.take(tokens, [], new Set(), [tokenOf(this.#actor.token)]);
    facts.take(locations, [], new Set(), [location]);
    facts.take(bins, [], new Set(), [bin]);
    facts.take(orderChannels, [], new Set(), [channel]);
  }
}

const tokenOf = (id: Id): Token =>
  newToken({
    id,
    name: 'model',
    role: 'owner',
    secretHash: Buffer.alloc(32),
    createdAt: '',
    expiresAt: null,
  });
