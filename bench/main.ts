import { writeFileSync } from 'node:fs';
import { openBenchServer } from './bench-server.ts';
import { startChild } from './child.ts';
import { foundCompany } from './company.ts';
import { documentTable, judgeDocuments, runDocuments } from './documents.ts';
import type { Bench } from './engine.ts';
import { judgeIntake, type Verdict } from './floors.ts';
import { growthTable, judgeGrowth, runGrowth } from './growth/growth.ts';
import { runIntake } from './intake.ts';
import { intakeRows, intakeTable } from './intake-report.ts';
import { runLifeCycle } from './life/life-cycle.ts';
import { judgeLifeCycle } from './life/life-floors.ts';
import { lifeCycleRows, lifeCycleTables } from './life/life-report.ts';
import type { LoadOrder, LoadResult } from './load/generator.ts';
import { describeMachine } from './machine.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { verdictTable } from './table.ts';
import { judgeWeb, runWeb, webTable } from './web/web.ts';

/** The numbers Allot promises, measured side by side in one run (docs/guides/bench.md). */
function optionsOrUsage(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}

const options = optionsOrUsage();
const say = (line: string): void => console.error(line);
const server = await openBenchServer(options.folder);
const generator = startChild<LoadOrder, LoadResult>('./load/generator.ts');

const verdicts: Verdict[] = [];
const record: Record<string, unknown> = {};

async function takeOrdersIn(bench: Bench): Promise<void> {
  const runs = await runIntake(bench, options, say);
  const rows = intakeRows(runs);
  const judged = judgeIntake(runs);
  console.log(`\n${intakeTable(rows)}\n\n${verdictTable(judged)}\n`);
  verdicts.push(...judged);
  record.intake = rows;
}

async function live(bench: Bench): Promise<void> {
  const runs = await runLifeCycle(bench, options, say);
  const rows = lifeCycleRows(runs);
  const judged = judgeLifeCycle(runs);
  console.log(`\n${lifeCycleTables(rows)}\n\n${verdictTable(judged)}\n`);
  verdicts.push(...judged);
  record.lifeCycle = rows;
}

async function print(bench: Bench): Promise<void> {
  const runs = await runDocuments(bench, options, say);
  const judged = judgeDocuments(runs);
  console.log(`\n${documentTable(runs)}\n\n${verdictTable(judged)}\n`);
  verdicts.push(...judged);
  record.documents = runs;
}

async function look(bench: Bench): Promise<void> {
  const runs = await runWeb(bench, options, say);
  const judged = judgeWeb(runs);
  console.log(`\n${webTable(runs)}\n\n${verdictTable(judged)}\n`);
  verdicts.push(...judged);
  record.web = runs;
}

async function grow(bench: Bench): Promise<void> {
  const rows = await runGrowth(bench, options, say);
  const judged = judgeGrowth(rows, options.sizes);
  console.log(`\n${growthTable(rows, options.sizes)}\n\n${verdictTable(judged)}\n`);
  verdicts.push(...judged);
  record.growth = { sizes: options.sizes, rows };
}

async function run(): Promise<void> {
  const machine = await describeMachine(server, options.folder);
  record.machine = machine;
  console.log(machine);
  const company = await foundCompany(await server.database('company'));
  const bench: Bench = { server, generator, company };
  if (options.intake) await takeOrdersIn(bench);
  if (options.lifeCycle) await live(bench);
  if (options.documents) await print(bench);
  if (options.web) await look(bench);
  if (options.growth) await grow(bench);
  record.verdicts = verdicts;
  if (options.json) writeFileSync(options.json, `${JSON.stringify(record, null, 2)}\n`);
  // A brief run says whether everything works, not how fast it is.
  if (!options.quick && verdicts.some((one) => !one.kept)) process.exitCode = 1;
}

const interrupted = new Promise<never>((_, stop) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop(new Error('interrupted')));
});
try {
  await Promise.race([run(), interrupted]);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await generator.end();
  await server.close();
}
process.exit();
