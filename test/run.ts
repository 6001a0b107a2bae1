import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { holdServer } from './support/database.ts';

/**
 * npm test [-- <part of a path>…]    the ordinary tests, after checking the types when no path is given
 * npm run test:long                  the *.long.test.ts
 * The last line says `N passed, N failed`; the exit code is 0 when none failed and some ran.
 */
const root = resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);
const long = args.includes('--long');
const filters = args.filter((arg) => !arg.startsWith('-')).map((arg) => relative(root, resolve(arg)));

const files = testFiles();
/** They open the web app, which is built first when it has changed. */
const inBrowser = files.some((file) => file.startsWith(resolve(root, 'test/e2e')));
const counts = { passed: 0, failed: 0, skipped: 0 };
if (!long && filters.length === 0) checkTypes();
if (inBrowser) buildWeb();
if (files.length > 0) await runFiles();
else console.log(`No test file matches ${filters.join(', ') || 'yet'}.`);
report();

function testFiles(): string[] {
  return globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root })
    .filter((file) => file.endsWith('.long.test.ts') === long)
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .sort()
    .map((file) => resolve(root, file));
}

function checkTypes(): void {
  const options = { cwd: root, stdio: 'inherit' } as const;
  const passed = spawnSync(process.execPath, ['bin/check.ts', '--types'], options).status === 0;
  console.log(passed ? '✔ the types are right' : '✖ the types are wrong (see above)');
  counts[passed ? 'passed' : 'failed'] += 1;
}

function buildWeb(): void {
  const options: SpawnSyncOptions = { cwd: root, stdio: ['ignore', 2, 2] };
  const built = spawnSync(process.execPath, ['bin/web.ts', '--if-stale'], options).status === 0;
  if (!built) console.log('✖ the web app could not be built (see above)');
  if (!built) counts.failed += 1;
}

async function runFiles(): Promise<void> {
  const server = await holdServer();
  process.env.ALLOT_TEST_DATABASE_URL = server.url;
  process.env.ALLOT_TEST_RUN = String(process.pid);
  // Colours are switched on by CI and off by a pipe; what tests compare has none.
  process.env.NO_COLOR = '1';
  try {
    await runOn();
  } finally {
    await server.release();
  }
}

function runOn(): Promise<void> {
  // One more than processors: a test waits for the database about as often as it computes.
  const stream = run({
    files,
    cwd: root,
    concurrency: long ? 1 : availableParallelism() + 1,
    timeout: (long ? 30 : 5) * 60_000,
    signal: interrupted(),
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  stream.on('test:summary', ({ file, counts: found }) => {
    if (file !== undefined) return; // the last summary has no file and is about everything
    counts.passed += found.passed;
    counts.failed += found.tests - found.passed - found.skipped - found.todo;
    counts.skipped += found.skipped + found.todo;
  });
  const shown = stream.compose(spec);
  shown.pipe(process.stdout, { end: false });
  return new Promise((done, failed) => shown.once('end', done).once('error', failed));
}

/** Asked to end, we end the files that run too: they would go on by themselves. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

function report(): void {
  const { passed, failed, skipped } = counts;
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  const ranNothing = files.length > 0 && passed + failed === 0;
  const foundNothing = files.length === 0 && !(long && filters.length === 0);
  process.exitCode = failed > 0 || ranNothing || foundNothing ? 1 : 0;
}
