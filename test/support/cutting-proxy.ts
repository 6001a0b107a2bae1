import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * What becomes of a COMMIT when the connection is cut: it was done and only its answer is lost, it never reaches
 * the database, or it reaches it late, after the server has come back to ask.
 */
export type Cut = 'answer lost' | 'never sent' | 'sent late';

export interface CuttingProxy {
  /** The database, through the proxy. */
  readonly url: string;
  readonly cuts: number;
  close(): Promise<void>;
}

/** Stands between a server and PostgreSQL; asks at each COMMIT whether to cut the connection, and how. */
export async function cuttingProxy(databaseUrl: string, decide: () => Cut | null): Promise<CuttingProxy> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const track = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
    return socket;
  };
  let cuts = 0;
  const counted = (): Cut | null => {
    const cut = decide();
    if (cut) cuts += 1;
    return cut;
  };
  const listener = createServer((client) => {
    const database = track(connect(Number(port), hostname));
    relay(track(client), database, counted);
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  url.searchParams.delete('host'); // a socket would go around us
  return {
    url: url.href,
    get cuts() {
      return cuts;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => listener.close(done));
    },
  };
}

const LATE = 150;

function relay(client: Socket, database: Socket, decide: () => Cut | null): void {
  let waiting: Buffer = Buffer.alloc(0);
  let started = false;
  database.on('data', (bytes) => client.destroyed || client.write(bytes));
  database.once('close', () => client.destroy());
  client.once('close', () => database.end());
  client.on('data', (bytes) => {
    waiting = Buffer.concat([waiting, bytes]);
    for (let at = 0; ; ) {
      const length = messageLength(waiting, at, started);
      if (length === 0) {
        database.write(waiting.subarray(0, at));
        waiting = waiting.subarray(at);
        return;
      }
      const cut = isCommit(waiting, at) ? decide() : null;
      if (cut) return cutAt(waiting, at, cut, client, database);
      started = true;
      at += length;
    }
  });
}

/** The bytes of the message that begins here; 0 while it has not arrived whole. The first one has no type. */
function messageLength(bytes: Buffer, at: number, started: boolean): number {
  const head = started ? 1 : 0;
  if (bytes.length < at + head + 4) return 0;
  const length = head + bytes.readInt32BE(at + head);
  return bytes.length < at + length ? 0 : length;
}

/** Bind, to the statement prepared as "commit", in a portal without a name. */
const BIND = Buffer.from('\0commit\0');
const isCommit = (bytes: Buffer, at: number): boolean =>
  bytes[at] === 'B'.charCodeAt(0) && bytes.subarray(at + 5, at + 5 + BIND.length).equals(BIND);

function cutAt(bytes: Buffer, at: number, cut: Cut, client: Socket, database: Socket): void {
  client.removeAllListeners('data').removeAllListeners('close').destroy();
  database.removeAllListeners('data').resume();
  database.write(bytes.subarray(0, at));
  const commit = () => database.end(bytes.subarray(at));
  if (cut === 'never sent') database.end();
  else if (cut === 'answer lost') commit();
  else setTimeout(commit, LATE);
}
