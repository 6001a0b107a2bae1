import { writeFileSync } from 'node:fs';
import { schemas } from '../test/support/schema.ts';

/** npm run schema: writes db/schema.sql, which test/schema.test.ts compares with the migrations. */
writeFileSync(new URL('../db/schema.sql', import.meta.url), (await schemas()).now);
console.log('db/schema.sql');
