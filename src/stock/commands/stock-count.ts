import { z } from 'zod';
import { type Product, products } from '../../catalog/index.ts';
import { type Context, defineCommand, type Effect, put } from '../../command/command.ts';
import { counted, counterOf, counters, numberOf } from '../../command/counter.ts';
import type { Facts } from '../../command/fact.ts';
import { dayField, flagField, longTextField, refField } from '../../command/fields.ts';
import type { Id } from '../../kernel/id.ts';
import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { Faults, nameWithin } from '../../record/index.ts';
import { type Bin, bins, type Location, locations } from '../location.ts';
import { COUNT_TOO_LARGE, STOCK_REFUSED } from '../stock.problems.ts';
import { MOST_COUNT_ROWS, stockAt, stockAtKey } from '../stock-at.ts';
import { type StockCount, stockCounts } from '../stock-count.ts';

const input = z.strictObject({
  location: refField,
  bins: z.array(refField).min(1).max(500).optional().meta({ description: 'only what stands in these bins' }),
  products: z.array(refField).min(1).max(500).optional().meta({ description: 'only these products' }),
  blind: flagField
    .optional()
    .meta({ description: 'whoever counts does not see what the ledger holds until it is posted' }),
  day: dayField.optional(),
  note: longTextField(2000).optional(),
});
type Input = z.output<typeof input>;

export const createCount = defineCommand({
  name: 'stock-count.create',
  sentence: 'Starts a stock count: a row for each product, bin and lot that has stock there.',
  permission: 'stock:write',
  scope: 'stock',
  input,
  problems: [STOCK_REFUSED.type, COUNT_TOO_LARGE.type],
  example: { location: 'MAIN', bins: ['A-01', 'A-02'], blind: true },
  weight: () => 1000,
  touches: (given, need) => {
    need(counters, 'stock-count');
    const location = need(locations, given.location);
    const ofBins = location && given.bins?.map((one) => need(bins, nameWithin(location.id, one))?.id);
    const ofProducts = given.products?.map((one) => need(products, one)?.id);
    if (!location || ofBins?.includes(undefined) || ofProducts?.includes(undefined)) return;
    need(stockAt, stockAtKey(location.id, idsOf(ofBins), idsOf(ofProducts)));
  },
  decide: (facts, given, context) => {
    const faults = new Faults(facts);
    const known = facts.get(locations, given.location)?.id;
    const location = faults.record(locations, given.location, '/location', known);
    if (!location) return refused(faults.problem(STOCK_REFUSED)!);
    const scope = scopeOf(given, location, facts, faults);
    const faulty = faults.problem(STOCK_REFUSED);
    if (faulty) return refused(faulty);
    return start(given, location, scope, facts, context);
  },
});

const idsOf = (ids: readonly (Id | undefined)[] | null | undefined): Id[] | null =>
  ids ? [...new Set(ids as Id[])] : null;

/** What is out of use can still be counted. */
function scopeOf(given: Input, location: Location, facts: Facts, faults: Faults): StockCount['scope'] {
  const ofBins = given.bins?.map((one, i) => {
    const name = nameWithin(location.id, one);
    const found = faults.record<Bin>(bins, name, `/bins/${i}`, facts.get(bins, name)?.id);
    if (found && found.location !== location.id)
      faults.add(`/bins/${i}`, `the bin is not at ${location.code}`);
    return found?.id;
  });
  const ofProducts = given.products?.map(
    (one, i) => faults.record<Product>(products, one, `/products/${i}`, facts.get(products, one)?.id)?.id,
  );
  return { bins: idsOf(ofBins), products: idsOf(ofProducts) };
}

function start(
  given: Input,
  location: Location,
  scope: StockCount['scope'],
  facts: Facts,
  context: Context,
): Result<Effect> {
  const { places } = facts.sure(stockAt, stockAtKey(location.id, scope.bins, scope.products));
  if (places.length > MOST_COUNT_ROWS) {
    const detail = `more than ${MOST_COUNT_ROWS} rows stand there; count some bins, or some products, at a time`;
    return refused(problem(COUNT_TOO_LARGE, detail, { most: MOST_COUNT_ROWS }));
  }
  const counter = counted(counterOf('stock-count', 'SC', facts));
  const uncounted = { counted: null, held: null, countedAt: null };
  const count: StockCount = {
    id: context.newId(),
    number: numberOf(counter),
    status: 'open',
    location: location.id,
    scope,
    blind: given.blind ?? false,
    day: given.day ?? context.today,
    note: given.note ?? null,
    lastRow: places.length,
    rows: places.map((place, i) => ({ line: i + 1, ...place, ...uncounted })),
    createdAt: context.now,
    version: 1,
  };
  return done(started(count, location, context, put(counters, counter)));
}

function started(
  count: StockCount,
  location: Location,
  context: Context,
  counted: ReturnType<typeof put>,
): Effect {
  const { id, number, status, day, note, blind } = count;
  const about = { number, location: location.code };
  const after = { ...about, status, day, blind, rows: count.rows.length };
  return {
    puts: [put(stockCounts, count), counted],
    timeline: [{ document: id, what: 'created', status, source: context.source, day, note }],
    events: [{ event: 'stock-count.created', document: id, version: 1, facts: about }],
    documents: [{ kind: 'stock-count', id, number, created: true, version: 0, before: null, after }],
    answer: { kind: 'stock-count', id, number, version: 1, status },
  };
}
