import { definitionOf } from '../../export/index.ts';
import {
  applyRecords,
  applyStock,
  prepareRecords,
  prepareStock,
  readRecordMapping,
  readTable,
  rehearseRecords,
  writeRefused,
} from '../../import/index.ts';
import type { House } from './house.ts';
import { confirmed } from './import-question.ts';
import { showApplied, showFaults } from './import-report.ts';
import { type ImportOptions, underWay } from './import-under-way.ts';
import { print, printJson, showProblem } from './show/print.ts';

export async function importMasters(
  house: House,
  what: 'products' | 'customers',
  path: string,
  options: ImportOptions,
): Promise<void> {
  const mapping = await readRecordMapping(options.map);
  if (!mapping.ok) return showProblem(mapping.problem, options.json);
  const file = await readTable(path);
  if (!file.ok) return showProblem(file.problem, options.json);
  const prepared = await prepareRecords(house, file.value, definitionOf(what.slice(0, -1)), mapping.value);
  if (!prepared.ok) return showProblem(prepared.problem, options.json);
  const { value } = prepared;
  const rehearsal = rehearseRecords(value, options.update);
  const apply = () =>
    underWay(what, options, (how) => applyRecords(house, value, { ...how, update: options.update }));
  await finish(value, rehearsal, rehearsal.create, options, apply);
}

export async function importStock(house: House, path: string, options: ImportOptions): Promise<void> {
  const mapping = await readRecordMapping(options.map);
  if (!mapping.ok) return showProblem(mapping.problem, options.json);
  const file = await readTable(path);
  if (!file.ok) return showProblem(file.problem, options.json);
  const prepared = await prepareStock(house, file.value, mapping.value);
  if (!prepared.ok) return showProblem(prepared.problem, options.json);
  const { value } = prepared;
  const lines = value.receipts.flatMap((receipt) => receipt.lines).length;
  const rehearsal = {
    file: value.file.name,
    rows: value.file.sheet.rows.length,
    receipts: value.receipts.length,
    lines,
    faults: value.faults,
  };
  const apply = () => underWay('stock', options, (how) => applyStock(house, value, how));
  await finish(value, rehearsal, value.receipts.length, options, apply);
}

type Rehearsed = Parameters<typeof writeRefused>[1];

async function finish(
  prepared: {
    file: Parameters<typeof writeRefused>[0];
    refused: Rehearsed;
    faults: Parameters<typeof writeRefused>[2];
  },
  rehearsal: Readonly<Record<string, unknown>>,
  things: number,
  options: ImportOptions,
  apply: () => ReturnType<typeof applyRecords>,
): Promise<void> {
  const { file, refused, faults } = prepared;
  if (!options.json) showNumbers(rehearsal, faults);
  if (!(await confirmed(options, faults.length, things))) {
    if (options.json) printJson({ applied: false, rehearsal });
    if (faults.length) process.exitCode = 1;
    return;
  }
  const refusedFile = faults.length ? await writeRefused(file, refused, faults) : null;
  const applied = await apply();
  if (!applied.ok) return showProblem(applied.problem, options.json);
  if (options.json) printJson({ applied: true, rehearsal, ...applied.value, refusedFile });
  else showApplied(applied.value, refusedFile);
}

function showNumbers(
  rehearsal: Readonly<Record<string, unknown>>,
  faults: Parameters<typeof showFaults>[0],
): void {
  for (const [name, value] of Object.entries(rehearsal)) {
    const shown = Array.isArray(value) ? value.length : String(value);
    if (shown !== 0 && name !== 'faults')
      print(`  ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).padEnd(20)} ${shown}`);
  }
  showFaults(faults);
}
