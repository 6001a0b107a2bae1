import { uuidv7 } from 'uuidv7';
import type { ApplyOptions } from '../apply-orders.ts';
import type { ImportHouse } from '../import-house.ts';
import { type Counts, noCounts } from '../progress.ts';
import { some } from './file-rehearsal.ts';
import type { FileResult, ImportFile, RefusedRow } from './import-file.ts';
import { applyFile, type PreparedFile, rowsFrom } from './prepare-file.ts';
import { beat, breakOff, endRun, type Run } from './run.store.ts';

const BEAT_MS = 1000;
const MOST_LATE = 1000;

export const newRun = (house: ImportHouse, file: ImportFile): Run => ({
  org: house.actor.org,
  id: file.id,
  runner: uuidv7(),
});

/** Applies a claimed file to its end, saying every second how far it is. Never throws: it is nobody's to catch. */
export async function runToEnd(
  house: ImportHouse,
  run: Run,
  file: PreparedFile,
  takeGood: boolean,
  refused: readonly RefusedRow[],
  stop: AbortController,
): Promise<void> {
  let at: { settled: number; counts: Counts } = { settled: 0, counts: noCounts() };
  const onProgress: ApplyOptions['onProgress'] = (settled, _total, counts) => {
    at = { settled, counts };
  };
  let beating: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    beating = say(house, run, at, stop);
  }, BEAT_MS);
  try {
    const applied = await applyFile(house, file, { takeGood, onProgress, signal: stop.signal });
    clearInterval(timer);
    await beating;
    if (!applied.ok) return await breakOff(house.db, run, applied.problem.detail);
    const { settled, total: _, faults, ...rest } = applied.value;
    const result: FileResult = { ...rest, faults: some(faults, MOST_LATE) };
    const late = faults.flatMap(({ row, detail }) =>
      rowsFrom(file, row).map((one) => ({ row: one, reason: detail })),
    );
    await endRun(house.db, run, settled, result, together(refused, late), new Date().toISOString());
  } catch (error) {
    await breakOff(house.db, run, brokeOff(error)).catch(() => {});
  } finally {
    clearInterval(timer);
  }
}

/** Another process took it over, or the database is away: in both cases going on is not ours to decide. */
async function say(
  house: ImportHouse,
  run: Run,
  { settled, counts }: { settled: number; counts: Counts },
  stop: AbortController,
): Promise<void> {
  const isOurs = await beat(house.db, run, settled, counts, new Date().toISOString()).catch(() => true);
  if (!isOurs) stop.abort();
}

const brokeOff = (error: unknown): string =>
  `it broke off: ${error instanceof Error ? error.message : String(error)}`;

function together(refused: readonly RefusedRow[], late: readonly RefusedRow[]): RefusedRow[] {
  const byRow = new Map([...late, ...refused].map((one) => [one.row, one]));
  return [...byRow.values()].sort((a, b) => a.row - b.row);
}
