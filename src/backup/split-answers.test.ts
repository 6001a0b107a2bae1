import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { emptyDatabase } from '../../test/support/copied-database.ts';
import { openHouse } from '../../test/support/house.ts';
import { backup, restore } from './index.ts';

/** Holds the end of everything the database says back for a moment, as a network does now and then. */
async function slowEnd(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const sockets: Socket[] = [];
  const listener = createServer((client) => {
    const database = connect(Number(port), hostname);
    sockets.push(client, database);
    for (const socket of [client, database]) socket.on('error', () => {});
    let last: Promise<unknown> = Promise.resolve();
    const say = (bytes: Buffer, after: number) => {
      last = last.then(() => new Promise((go) => setTimeout(go, after))).then(() => client.write(bytes));
    };
    database.on('data', (bytes) => {
      // CommandComplete and ReadyForQuery take some 20 bytes: what comes before them goes out first.
      const cut = Math.max(0, bytes.length - 19);
      say(bytes.subarray(0, cut), 0);
      say(bytes.subarray(cut), 3);
    });
    client.on('data', (bytes) => database.write(bytes));
    client.once('close', () => database.end());
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  url.searchParams.delete('host');
  const close = () => {
    for (const socket of sockets) socket.destroy();
    listener.close();
  };
  return { url: url.href, close };
}

test('a backup counts its rows right when the database says in two parts that a table is done', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'allot-split-'));
  const house = await openHouse();
  const proxy = await slowEnd(house.databaseUrl);
  const target = await emptyDatabase(house.databaseUrl);
  try {
    const items = Array.from({ length: 50 }, (_, i) => ({ name: `Customer ${i}` }));
    await house.request('POST', '/v1/bulk/customer.create', { items });
    const file = join(folder, 'split.backup');
    const { rows } = await backup(proxy.url, file);
    assert.ok(rows > 50, `${rows} rows`);
    assert.equal((await restore(target.url, file)).rows, rows);
  } finally {
    proxy.close();
    await house.close();
    await target.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
