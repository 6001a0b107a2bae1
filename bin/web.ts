// @ts-expect-error plain JavaScript, for it runs before anything is installed
import { isWebStale } from './web-build.js';

/** npm run web: builds the web app into web/dist; `--if-stale` only when it has changed since. */
const root = new URL('..', import.meta.url).pathname;

if (!process.argv.includes('--if-stale') || isWebStale(root)) {
  const { build } = await import('vite');
  console.error('Building the web app.');
  await build({ configFile: `${root}web/vite.config.ts`, logLevel: 'warn' });
}
