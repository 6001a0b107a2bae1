#!/usr/bin/env node
// run.js <file.ts> <args…>: runs a TypeScript file of the checkout for development (tests, bench, check, pack).
import { resolve } from 'node:path';
import { root, runFromCheckout } from './bootstrap.js';

const [file, ...args] = process.argv.slice(2);
process.argv.splice(2, 1);
await runFromCheckout(resolve(root, file), args, { everything: true });
