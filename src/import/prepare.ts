import { createHash } from 'node:crypto';
import { may, type Permission } from '../command/access.ts';
import { findOrganisation } from '../command/desk.store.ts';
import type { Organisation } from '../command/organisation.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { Breath } from './breath.ts';
import type { SkippedRow, SourceDocument } from './documents.ts';
import { documentsOf } from './documents.ts';
import { columnFaults } from './find-mapping.ts';
import { FAULTY } from './import.problems.ts';
import type { ImportHouse } from './import-house.ts';
import { judge, type ReadyOrder } from './judge.ts';
import { type Known, lookUp } from './known.ts';
import type { Mapping } from './mapping.ts';
import { type NewRecord, newCustomers, newProducts, recordFaults } from './new-records.ts';
import { customerOf } from './order-input.ts';
import type { ReadFile } from './read-file.ts';
import type { Fault } from './sheet.ts';

/** A file of orders, read and judged against what is there; nothing is written yet. */
export interface Prepared {
  readonly file: ReadFile;
  readonly mapping: Mapping;
  /** Of the file's bytes and the mapping: an import is known by it. */
  readonly hash: string;
  readonly known: Known;
  /** Documents seen, those skipped as a whole too. */
  readonly seen: number;
  /** In the order of the file. */
  readonly orders: readonly ReadyOrder[];
  readonly refused: readonly SourceDocument[];
  readonly skipped: readonly SkippedRow[];
  readonly faults: readonly Fault[];
  readonly products: readonly NewRecord[];
  readonly customers: readonly NewRecord[];
}

/** Validates all of it first (L1); faults are a part of the answer, not a refusal. */
export async function prepareOrders(
  house: ImportHouse,
  file: ReadFile,
  mapping: Mapping,
): Promise<Result<Prepared>> {
  const hash = createHash('sha256')
    .update(`${file.hash}\n${JSON.stringify(mapping)}`)
    .digest('hex');
  const organisation = (await findOrganisation(house.db, house.actor.org)) as Organisation;
  const columns = columnFaults(mapping, file.sheet);
  if (columns.length) return refused(faulty(columns));
  const { documents, skipped, seen, faults } = await documentsOf(mapping, file.sheet);
  const known = await lookUp(house.db, organisation, mapping, documents);
  const judged = await judgeAll(mapping, documents, known);
  const prepared = { file, mapping, hash, known, seen, skipped };
  return done(withRecords(house, { ...prepared, ...judged, faults: [...faults, ...judged.faults] }));
}

/** Faults a refusal names; a rehearsal has them all. */
const MOST_TOLD = 200;

export function faulty(faults: readonly Fault[]) {
  const first = faults
    .slice(0, 5)
    .map(({ row, column, detail }) => `row ${row}${column ? `, ${column}` : ''}: ${detail}`);
  const more = faults.length > 5 ? ` (and ${faults.length - 5} more)` : '';
  return problem(FAULTY, `${first.join('; ')}${more}`, {
    faults: faults.slice(0, MOST_TOLD),
    total: faults.length,
  });
}

async function judgeAll(mapping: Mapping, documents: readonly SourceDocument[], known: Known) {
  const orders: ReadyOrder[] = [];
  const bad: SourceDocument[] = [];
  const faults: Fault[] = [];
  const taken = new Map<string, SourceDocument>();
  const breath = new Breath();
  for (const document of documents) {
    if (breath.isDue) await breath.take();
    const judged = judge(mapping, document, known);
    const twin = judged.ok ? firstWith(taken, judged.order) : null;
    if (judged.ok && !twin) orders.push(judged.order);
    else bad.push(document);
    if (!judged.ok) faults.push(...judged.faults);
    if (twin) faults.push({ row: document.firstRow, column: mapping.document, detail: sameAs(twin) });
  }
  return { orders, refused: bad, faults };
}

const sameAs = (twin: SourceDocument): string =>
  `it has the external id or number of another document, in row ${twin.firstRow}`;

/** Two documents of a file may not claim the same outside id or number. */
function firstWith(
  taken: Map<string, SourceDocument>,
  { parsed, document }: ReadyOrder,
): SourceDocument | null {
  const names = [
    parsed.number && `number ${parsed.number}`,
    parsed.externalId && `${parsed.source} ${parsed.externalId}`,
  ];
  for (const name of names) {
    if (!name) continue;
    const twin = taken.get(name);
    if (twin) return twin;
    taken.set(name, document);
  }
  return null;
}

type WithoutRecords = Omit<Prepared, 'products' | 'customers'>;

/** Orders that need a record which cannot be made are refused with it. */
function withRecords(house: ImportHouse, prepared: WithoutRecords): Prepared {
  const { mapping, known } = prepared;
  const { registry } = house.desk;
  const fresh = prepared.orders.filter((order) => order.standing === 'new');
  const badProducts = recordFaults(registry, mapping, 'product', newProducts(fresh, known));
  const badCustomers = recordFaults(registry, mapping, 'customer', newCustomers(mapping, fresh, known));
  const isBad = ({ standing, document }: ReadyOrder): boolean =>
    standing === 'new' &&
    (badCustomers.has(customerOf(mapping, document.header) as string) ||
      document.goods.some((row) => badProducts.has(row.product)));
  const orders = prepared.orders.filter((order) => !isBad(order));
  const good = orders.filter((order) => order.standing === 'new');
  const products = newProducts(good, known);
  const customers = newCustomers(mapping, good, known);
  const bad = prepared.orders.filter(isBad).map((order) => order.document);
  const faults = [
    ...prepared.faults,
    ...[...badProducts.values(), ...badCustomers.values()].flat(),
    ...lacking(house, products.length > 0, customers.length > 0),
  ].sort((a, b) => a.row - b.row);
  return { ...prepared, orders, refused: [...prepared.refused, ...bad], products, customers, faults };
}

/** Better said now than in the middle. */
function lacking(house: ImportHouse, products: boolean, customers: boolean): Fault[] {
  const wanted: Permission[] = ['sales:write'];
  if (products) wanted.push('catalog:write');
  if (customers) wanted.push('parties:write');
  const { role, name } = house.actor;
  return wanted
    .filter((permission) => !may(role, permission))
    .map((permission) => ({
      row: 1,
      column: null,
      detail: `the role "${role}" of the token "${name}" lacks ${permission}`,
    }));
}
