#!/usr/bin/env node
// The command `allot`. In a checkout it runs src/ as it is; the packed package has dist/ only.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, runFromCheckout, runPacked } from './bootstrap.js';

const source = join(root, 'src/adapters/cli/main.ts');
if (existsSync(source)) await runFromCheckout(source, process.argv.slice(2), { everything: false });
else await runPacked(join(root, 'dist/adapters/cli/main.js'));
