import { openDatabase } from '../../store/embedded/index.ts';
import { migrate } from '../../store/migrate.ts';

const [verb = '--help'] = process.argv.slice(2);
if (verb === 'serve') await serve();
else console.log('Usage: allot serve');

async function serve(): Promise<void> {
  const dataDir = process.env.ALLOT_DATA ?? 'data';
  const database = await openDatabase({ dataDir, url: process.env.DATABASE_URL, log: console.log });
  await migrate(database.url, { log: console.log });
  console.log(`The database is ready (${database.kind}).`);
  const idle = setInterval(() => {}, 60_000);
  const stop = async () => {
    clearInterval(idle);
    await database.stop();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
