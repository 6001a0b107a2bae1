import { mkdirSync, writeFileSync } from 'node:fs';
import { registry } from '../../trades.ts';
import { REFERENCE, referencePages } from './reference.ts';

/** npm run docs: writes docs/reference. */
mkdirSync(REFERENCE, { recursive: true });
for (const [file, text] of referencePages(registry)) {
  writeFileSync(new URL(file, REFERENCE), text);
  console.log(`docs/reference/${file}`);
}
