import { start } from '../../src/main.ts';

// A server process of its own, as it is deployed: `own-server.ts <database url>`. Prints one line of JSON when it
// listens, {"address": …}, and ends in good order when its standard input ends (so it cannot outlive its parent).
const [databaseUrl = ''] = process.argv.slice(2);
const limits = { perMinute: 0, failuresPerMinute: 0 };
const server = await start({ databaseUrl, port: 0, limits, logLevel: process.env.ALLOT_LOG ?? 'error' });
console.log(JSON.stringify({ address: server.address }));
process.stdin.resume();
process.stdin.once('end', async () => {
  await server.close();
  process.exit(0);
});
