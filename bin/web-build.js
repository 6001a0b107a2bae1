// Plain JavaScript without dependencies: it runs on any Node >= 20, before anything is installed.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the web app is made of: its own files, and what it shares with the server. */
const SOURCES = ['web', 'src', 'package-lock.json'];

/** True in a checkout whose web app was never built, or has changed since. */
export function isWebStale(root) {
  if (!existsSync(join(root, 'web/index.html'))) return false;
  const built = join(root, 'web/dist/index.html');
  if (!existsSync(built)) return true;
  const since = statSync(built).mtimeMs;
  return SOURCES.some((source) => newest(join(root, source)) > since);
}

function newest(path) {
  const at = statSync(path);
  if (!at.isDirectory()) return at.mtimeMs;
  let latest = 0;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name.endsWith('.test.ts')) continue;
    latest = Math.max(latest, newest(join(path, entry.name)));
  }
  return latest;
}
