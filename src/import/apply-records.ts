import { done, type Result, refused } from '../kernel/problem.ts';
import { type Applied, type ApplyOptions, keyFor, takeUp } from './apply-orders.ts';
import { inFlight } from './flight.ts';
import type { ImportHouse } from './import-house.ts';
import type { ImportJob } from './import-job.store.ts';
import { faulty } from './prepare.ts';
import type { PreparedRecords, ReadyRecord } from './prepare-records.ts';
import { faultOf, Progress } from './progress.ts';

export interface RecordOptions extends ApplyOptions {
  /** Changes records that are there and differ; else they are left as they are. */
  readonly update?: boolean;
}

/** As many as a batch holds; people still come first. */
const MOST_UNDER_WAY = 256;

/** What a file of records would do. */
export const rehearseRecords = (prepared: PreparedRecords, update: boolean) => {
  const of = (standing: ReadyRecord['standing']) =>
    prepared.records.filter((record) => record.standing === standing);
  return {
    file: prepared.file.name,
    rows: prepared.file.sheet.rows.length,
    create: of('new').length,
    alreadyThere: of('there').length,
    [update ? 'update' : 'leftAsTheyAre']: of('differs').map(({ code, differing }) => ({ code, differing })),
    faults: prepared.faults,
    unusedColumns: prepared.unusedColumns,
  };
};

export async function applyRecords(
  house: ImportHouse,
  prepared: PreparedRecords,
  options: RecordOptions = {},
): Promise<Result<Pick<Applied, 'counts' | 'faults' | 'total' | 'settled'>>> {
  if (prepared.faults.length && !options.takeGood) return refused(faulty(prepared.faults));
  const { records, kind } = prepared;
  const job = await takeUp(house, kind, prepared, records.length);
  const progress = new Progress(house, job, options.onProgress);
  await inFlight(
    records.slice(job.doneUpTo),
    MOST_UNDER_WAY,
    (record, i) =>
      applyRecord({ house, job, noun: prepared.noun, progress }, record, job.doneUpTo + i, options),
    options.signal,
  );
  await progress.finish(new Date().toISOString());
  const { counts, faults, done: settled } = progress;
  return done({ counts, faults, total: records.length, settled });
}

interface Applying {
  readonly house: ImportHouse;
  readonly job: ImportJob;
  readonly noun: string;
  readonly progress: Progress;
}

async function applyRecord(
  { house, job, noun, progress }: Applying,
  record: ReadyRecord,
  index: number,
  { update = false }: RecordOptions,
): Promise<void> {
  const { code, standing, input, row, differing } = record;
  if (standing === 'there' || (standing === 'differs' && !update))
    return progress.settle(index, 'alreadyThere');
  const changes = Object.fromEntries(differing.map((name) => [name, input[name]]));
  const [verb, raw] = standing === 'new' ? ['create', input] : ['update', { ref: code, ...changes }];
  // An update made twice is the same; only making something has to be told from making it again.
  const key = verb === 'create' ? keyFor(job.hash, noun, code) : null;
  const asked = { bulk: true, key, keyOwner: job.actor };
  const verdict = await house.desk.command(house.actor, `${noun}.${verb}`, raw, asked);
  if (!verdict.ok) progress.settle(index, 'refused', faultOf(code, row, verdict));
  else progress.settle(index, verb === 'update' ? 'updated' : verdict.replayed ? 'alreadyThere' : 'created');
}
