import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Verdict } from '../command/desk.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import { inFlight } from './flight.ts';
import type { ImportHouse } from './import-house.ts';
import { beginJob, findJob, type ImportJob, type ImportKind, type JobFault } from './import-job.store.ts';
import type { ReadyOrder } from './judge.ts';
import type { Mapping } from './mapping.ts';
import type { NewRecord } from './new-records.ts';
import { faulty, type Prepared } from './prepare.ts';
import { type Counts, faultOf, type OnProgress, Progress } from './progress.ts';
import type { ReadFile } from './read-file.ts';
import type { RecordMapping } from './record-mapping.ts';
import { rememberMapping } from './remembered.store.ts';
import { columnsHash } from './sheet.ts';

export interface ApplyOptions {
  /** Writes what has no fault and leaves the rest: an explicit choice (L1). */
  readonly takeGood?: boolean;
  readonly onProgress?: OnProgress;
  /** Aborting stops after what is under way; the same import goes on from there later. */
  readonly signal?: AbortSignal;
}

export interface Applied {
  readonly counts: Counts;
  readonly productsCreated: number;
  readonly customersCreated: number;
  /** What became impossible between the rehearsal and its turn. */
  readonly faults: readonly JobFault[];
  readonly total: number;
  /** Less than `total` when it was interrupted. */
  readonly settled: number;
}

/** So many commands under way at a time: enough to fill batches, few enough to leave the lane to people. */
const MOST_UNDER_WAY = 64;
/** Records are small and many: as many as a batch holds. */
const MOST_RECORDS = 256;

export const keyFor = (hash: string, kind: string, code: string): string =>
  `import:${hash.slice(0, 32)}:${kind}:${createHash('sha256').update(code).digest('base64url').slice(0, 32)}`;

/**
 * Writes a prepared file, source order by source order: records first, then each order once. A2 and the
 * idempotency keys make a repetition harmless; the job's `doneUpTo` makes it short.
 */
export async function applyOrders(
  house: ImportHouse,
  prepared: Prepared,
  options: ApplyOptions = {},
): Promise<Result<Applied>> {
  if (prepared.faults.length && !options.takeGood) return refused(faulty(prepared.faults));
  const { orders } = prepared;
  const job = await takeUp(house, 'orders', prepared, orders.length);
  const productsCreated = await makeRecords(house, job, 'product', prepared.products, options.signal);
  const customersCreated = await makeRecords(house, job, 'customer', prepared.customers, options.signal);
  const progress = new Progress(house, job, options.onProgress);
  const rest = orders.slice(job.doneUpTo);
  await inFlight(
    rest,
    MOST_UNDER_WAY,
    (order, i) => applyOne(house, job, order, job.doneUpTo + i, progress),
    options.signal,
  );
  await progress.finish(new Date().toISOString());
  const { counts, faults, done: settled } = progress;
  return done({ counts, faults, productsCreated, customersCreated, total: orders.length, settled });
}

/** What an import is known by, and how its file is read. */
interface Import {
  readonly hash: string;
  readonly file: ReadFile;
  readonly mapping: Mapping | RecordMapping;
}

/** The import of this file under this mapping where it was interrupted, or from its start. */
export async function takeUp(
  house: ImportHouse,
  kind: ImportKind,
  { hash, file, mapping }: Import,
  total: number,
): Promise<ImportJob> {
  const now = new Date().toISOString();
  const before = await findJob(house.db, house.actor.org, kind, hash);
  const goesOn = before?.status === 'running' && before.total === total;
  const job: ImportJob = {
    id: before?.id ?? uuidv7(),
    kind,
    hash,
    fileName: file.name,
    mapping: mapping.name,
    actor: before?.actor ?? house.actor.token,
    total,
    status: 'running',
    doneUpTo: goesOn ? before.doneUpTo : 0,
    // What was settled beyond `doneUpTo` is met again, as already there.
    counts: goesOn ? before.counts : {},
    faults: goesOn ? before.faults : [],
  };
  await beginJob(house.db, house.actor.org, job, now);
  const remembered = { what: kind, name: mapping.name, mapping, columns: columnsHash(file.sheet.columns) };
  await rememberMapping(house.db, house.actor.org, remembered, now);
  return job;
}

async function applyOne(
  house: ImportHouse,
  job: ImportJob,
  order: ReadyOrder,
  index: number,
  progress: Progress,
): Promise<void> {
  if (order.standing === 'there') return progress.settle(index, 'alreadyThere');
  const { key: document, firstRow } = order.document;
  const asked = { bulk: true, key: keyFor(job.hash, 'order', document), keyOwner: job.actor };
  const verdict = await house.desk.command(house.actor, 'sales-order.create', order.input, asked);
  if (!verdict.ok) progress.settle(index, 'refused', faultOf(document, firstRow, verdict));
  else progress.settle(index, outcomeOf(verdict));
}

function outcomeOf({ answer, replayed }: Extract<Verdict, { ok: true }>) {
  if (answer['flagged']) return 'flagged';
  return answer['alreadyThere'] || replayed ? 'alreadyThere' : 'created';
}

/** What cannot be made is said by the orders that need it. */
async function makeRecords(
  house: ImportHouse,
  { hash, actor: keyOwner }: ImportJob,
  noun: 'product' | 'customer',
  records: readonly NewRecord[],
  signal?: AbortSignal,
): Promise<number> {
  let made = 0;
  const make = async ({ code, input }: NewRecord): Promise<void> => {
    const asked = { bulk: true, key: keyFor(hash, noun, code), keyOwner };
    const verdict = await house.desk.command(house.actor, `${noun}.create`, input, asked);
    if (verdict.ok && !verdict.replayed) made++;
  };
  await inFlight(records, MOST_RECORDS, make, signal);
  return made;
}
