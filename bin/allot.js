#!/usr/bin/env node
// The command `allot`. In a checkout it runs src/ as it is; the packed package has dist/ only.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, runFromCheckout, runPacked } from './bootstrap.js';
import { isWebStale } from './web-build.js';

const source = join(root, 'src/adapters/cli/main.ts');
if (existsSync(source)) {
  const args = process.argv.slice(2);
  // A checkout has the web app as sources: it is built before it is served, when it has changed.
  const first = args[0] === 'serve' && isWebStale(root) ? 'bin/web.ts' : undefined;
  await runFromCheckout(source, args, { everything: first !== undefined, first });
} else await runPacked(join(root, 'dist/adapters/cli/main.js'));
