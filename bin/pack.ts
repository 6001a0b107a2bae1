import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Before `npm pack`: the web app built, and src/ as plain JavaScript in dist/, because Node does not strip types under node_modules.
 * Types become blanks, so lines and columns in a stack trace are those of the source.
 */
const root = new URL('..', import.meta.url).pathname;
const dist = join(root, 'dist');
const isTest = (file: string) => /\.test\.ts$/.test(file);

rmSync(dist, { recursive: true, force: true });
if (!process.argv.includes('--clean')) {
  await import('./web.ts');
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !isTest(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, 'src/').length));
  for (const file of files) pack(file);
}

function pack(file: string): void {
  const from = join(root, 'src', file);
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  if (!file.endsWith('.ts')) {
    cpSync(from, join(dist, file));
    return;
  }
  const code = withJsEndings(stripTypeScriptTypes(readFileSync(from, 'utf8')));
  writeFileSync(join(dist, file.replace(/\.ts$/, '.js')), code);
}

/** './a.ts' after from, import, import( and new URL( becomes './a.js'. */
function withJsEndings(code: string): string {
  return code.replace(
    /(\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)(['"])(\.{1,2}\/[^'"\n]*)\.ts\2/g,
    '$1$2$3.js$2',
  );
}
