import { openDatabase } from '../../src/store/embedded/index.ts';

// A process that owns the database of a data directory until SIGTERM, for tests that kill it:
// own-database.ts <data directory> [expendable]
// Prints one line of JSON when the database is open: {"url": …}.
const [dataDir = '', expendable] = process.argv.slice(2);
const database = await openDatabase({ dataDir, expendable: expendable === 'expendable', log: console.error });
console.log(JSON.stringify({ url: database.url }));
const awake = setInterval(() => {}, 60_000);
process.once('SIGTERM', async () => {
  clearInterval(awake);
  await database.stop();
});
