import type { Context, DocumentChange, OutsideEvent, TimelineNote } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { Also, OrderNote, SalesOrder } from '../sales/index.ts';
import type { Shipment } from './shipment.ts';

type Changes = Record<string, readonly [unknown, unknown]>;

/** What happened to one shipment between two states of its order; `was` is null for a new one, `is` for one gone. */
interface Happened {
  readonly was: Shipment | null;
  readonly is: Shipment | null;
}

/** H1: what became of the shipments of an order, for its timeline and theirs, the outbox and the plan. */
export function shipmentsTold(
  before: SalesOrder | null,
  after: SalesOrder,
  about: { readonly day: Day; readonly note?: string | null | undefined },
  facts: Facts,
  context: Context,
): { notes: OrderNote[]; also: Also } {
  const notes: OrderNote[] = [];
  const timeline: TimelineNote[] = [];
  const events: OutsideEvent[] = [];
  const documents: DocumentChange[] = [];
  const sku = skusOf(before, after, facts);
  for (const happened of differing(before?.shipments ?? [], after.shipments)) {
    const shipment = (happened.is ?? happened.was) as Shipment;
    const { id, number, version } = shipment;
    const what = whatOf(happened);
    const changes = changesOf(happened, sku, facts);
    const { day, note = null } = about;
    const named = Object.entries(changes).map(([name, change]) => [`${number} ${name}`, change]);
    notes.push({ what: `shipment ${what}`, day, note, changes: Object.fromEntries(named) });
    const status = happened.is ? shipment.status : 'deleted';
    timeline.push({ document: id, what, status, source: context.source, day, changes, note });
    for (const event of eventsOf(happened, what))
      events.push({ event, document: id, version, facts: { number, order: after.number } });
    documents.push(documentOf(happened, sku, facts));
  }
  return { notes, also: { timeline, events, documents } };
}

function* differing(before: readonly Shipment[], after: readonly Shipment[]): Generator<Happened> {
  const was = new Map(before.map((shipment) => [shipment.id, shipment]));
  const is = new Set(after.map((shipment) => shipment.id));
  for (const shipment of before) if (!is.has(shipment.id)) yield { was: shipment, is: null };
  for (const shipment of after) {
    const old = was.get(shipment.id) ?? null;
    if (old !== shipment) yield { was: old, is: shipment };
  }
}

/** In a word people use: created, committed, … reopened, edited, updated, deleted. */
function whatOf({ was, is }: Happened): string {
  if (!is) return 'deleted';
  if (!was) return is.status === 'saved' ? 'created' : is.status;
  if (was.status !== is.status) return is.status === 'saved' ? 'reopened' : is.status;
  return was.lines === is.lines ? 'updated' : 'edited';
}

const eventsOf = ({ was }: Happened, what: string): string[] => [
  ...(was || what === 'created' ? [] : ['shipment.created']),
  `shipment.${what}`,
];

type SkuOf = (line: number) => string;

export function skusOf(before: SalesOrder | null, after: SalesOrder, facts: Facts): SkuOf {
  const lines = new Map([...(before?.lines ?? []), ...after.lines].map((line) => [line.line, line.product]));
  return (line) => facts.label('product', lines.get(line) ?? '');
}

function changesOf({ was, is }: Happened, sku: SkuOf, facts: Facts): Changes {
  const [from, to] = [was && shown(was, sku, facts), is && shown(is, sku, facts)];
  const changes: Changes = {};
  for (const name of Object.keys(to ?? from ?? {})) {
    if (name === 'number') continue;
    const [a, b] = [from?.[name] ?? null, to?.[name] ?? null];
    if (JSON.stringify(a) !== JSON.stringify(b)) changes[name] = [a, b];
  }
  return changes;
}

const documentOf = ({ was, is }: Happened, sku: SkuOf, facts: Facts): DocumentChange => {
  const { id, number } = (is ?? was) as Shipment;
  return {
    kind: 'shipment',
    id,
    number,
    ...(!was && { created: true as const }),
    version: was?.version ?? 0,
    before: was && shown(was, sku, facts),
    after: is && shown(is, sku, facts),
  };
};

const MOST_SHOWN = 20;

function shown(shipment: Shipment, sku: SkuOf, facts: Facts): Record<string, unknown> {
  return {
    number: shipment.number,
    status: shipment.status,
    location: facts.label('location', shipment.location),
    goods: goodsOf(shipment, sku),
    carrier: shipment.carrier,
    tracking: shipment.tracking,
    notes: shipment.notes,
    packages: shipment.packages.length || null,
    committedOn: shipment.committedOn,
    shippedOn: shipment.shippedOn,
  };
}

/** `LANTERN 4, HEART 2`, cut after twenty. */
export function goodsOf({ lines }: Shipment, sku: SkuOf): string {
  const told = lines
    .slice(0, MOST_SHOWN)
    .map(({ line, quantity }) => `${sku(line)} ${formatQuantity(quantity)}`);
  if (lines.length > MOST_SHOWN) told.push(`and ${lines.length - MOST_SHOWN} lines more`);
  return told.join(', ');
}
