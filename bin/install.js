// Plain JavaScript without dependencies: it runs on any Node >= 20, before anything is installed.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** Installs the npm packages when they are missing or not those of package-lock.json. */
export function ensureInstalled(root, wanted) {
  if (!whatIsMissing(root, wanted)) return;
  const unlock = lock(join(root, '.install.lock'));
  try {
    const missing = whatIsMissing(root, wanted); // somebody else may have installed while we waited
    if (missing) install(root, missing);
  } finally {
    unlock();
  }
}

/** A few words saying what is not as it should be, or null. npm keeps what it installed in a hidden lock file. */
export function whatIsMissing(root, { development }) {
  const lockFile = readJson(join(root, 'package-lock.json'));
  if (!lockFile) return existsSync(join(root, 'node_modules')) ? null : 'nothing is installed yet';
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (!installed) return 'nothing is installed yet';
  for (const [folder, locked] of Object.entries(lockFile.packages)) {
    if (folder === '' || locked.link || (locked.dev && !development)) continue;
    const present = installed[folder]?.version === locked.version && existsSync(join(root, folder));
    const mayBeAbsent = locked.optional || locked.devOptional || locked.peer;
    if (!present && !(mayBeAbsent && !installed[folder]))
      return `${folder.replace(/^.*node_modules\//, '')} ${locked.version} is missing`;
  }
  return isLockFileOld(root, lockFile) ? 'package.json has changed' : null;
}

function isLockFileOld(root, lockFile) {
  const wanted = readJson(join(root, 'package.json'));
  const known = lockFile.packages[''] ?? {};
  return ['dependencies', 'devDependencies'].some((kind) =>
    Object.entries(wanted[kind] ?? {}).some(([name, range]) => known[kind]?.[name] !== range),
  );
}

function install(root, missing) {
  // `npm ci` begins by deleting node_modules, under the feet of whatever runs from there.
  const ways = existsSync(join(root, 'node_modules')) ? ['install'] : ['ci', 'install'];
  for (const way of ways) {
    console.error(`Installing packages (npm ${way}): ${missing}.`);
    // Packages' install scripts are not needed: the embedded PostgreSQL makes its links itself.
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
    if (runNpm([way, ...options], root)) return;
  }
  console.error('The packages could not be installed. Run "npm install" here and see what it says.');
  process.exit(1);
}

function runNpm(args, cwd) {
  const cli = process.env.npm_execpath; // set when npm started us: the npm of this very Node
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (/^npm_(package|lifecycle|command)/.test(name)) delete env[name];
  // Its words go to standard error, so that what a command prints can still be piped.
  return spawnSync(command, [...first, ...args], { cwd, env, stdio: ['ignore', 2, 2] }).status === 0;
}

/** Waits while another process installs. A lock whose process is gone is taken over. */
function lock(file) {
  for (;;) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isAlive(readHolder(file))) rmSync(file, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || process.pid;
  } catch {
    return process.pid;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
