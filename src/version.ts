import { readFileSync } from 'node:fs';

const about = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Of the package: src/ and dist/ both stand beside package.json. */
export const VERSION: string = about.version;
