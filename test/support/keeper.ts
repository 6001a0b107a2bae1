import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { dropLeftovers } from './database.ts';
import { ownTestServer } from './server.ts';

/** Keeps the tests' server running until nobody has been connected for a while. */
const IDLE_SECONDS = 5;

const server = await ownTestServer();
process.once('SIGTERM', () => server.stop());
const client = new pg.Client({ connectionString: server.url });
client.on('error', () => process.exit(1));
await client.connect();
await dropLeftovers(client);
for (let idle = 0; idle < IDLE_SECONDS; idle++) {
  await wait(1000);
  const { rows } = await client.query(
    "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1",
  );
  if (rows.length > 0) idle = 0;
}
await client.end();
await server.stop();
