import { unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Who runs the server of a data directory. pid 0: it holds the socket but does not answer. */
export type Holder = { pid: number; command: string; ready: boolean };

export type Ownership = {
  /** Tells others from now on whether they may connect. */
  setReady(ready: boolean): void;
  release(): Promise<void>;
};

export type Claim = { owned: Ownership } | { heldBy: Holder };

/**
 * One process owns the server of a data directory, and holds that by listening on a socket inside it.
 * The kernel lets go when the process ends, however it ends; it also works between containers that share
 * the folder, where process ids (which PostgreSQL's own lock file goes by) mean nothing.
 */
export async function claimOwnership(path: string): Promise<Claim> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const owned = await listenAt(path);
    if (owned) return { owned };
    const holder = await askHolder(path);
    if (holder) return { heldBy: holder };
    await removeAbandoned(path);
  }
  throw new Error(`The lock ${path} could not be taken. Is the disk full or read-only?`);
}

function listenAt(path: string): Promise<Ownership | null> {
  const me: Holder = { pid: process.pid, command: commandLine(), ready: false };
  const server: Server = createServer((socket) => {
    socket.on('error', () => {}); // the asker went away; nothing is owed
    socket.end(JSON.stringify(me));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(noSocket(path, error));
    });
    server.listen(path, () => {
      server.unref();
      resolve({
        setReady: (ready) => {
          me.ready = ready;
        },
        release: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}

function noSocket(path: string, cause: NodeJS.ErrnoException): Error {
  const advice = 'Choose a folder on a local disk with ALLOT_DATA.';
  return new Error(`No socket can be made at ${path} (${cause.code}). ${advice}`, { cause });
}

/** The process that holds the socket, or null when the socket was left behind by one that is gone. */
export function askHolder(path: string): Promise<Holder | null> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path);
    socket.setTimeout(2000, () => {
      socket.destroy();
      resolve({ pid: 0, command: 'a process that does not answer', ready: false });
    });
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => resolve(text ? JSON.parse(text) : null));
    socket.on('error', () => resolve(null));
  });
}

/**
 * Two starters may both find the abandoned socket; without the guard the slower one would remove the socket
 * the faster one has just made. Under the guard it looks again before it removes.
 */
async function removeAbandoned(path: string): Promise<void> {
  const guard = await listenAt(`${path}.guard`);
  if (!guard) {
    if (!(await askHolder(`${path}.guard`))) removeFile(`${path}.guard`);
    await wait(20);
    return;
  }
  try {
    if (!(await askHolder(path))) removeFile(path);
  } finally {
    await guard.release();
  }
}

function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function commandLine(): string {
  const [, script = 'node', ...rest] = process.argv;
  return [script.split('/').slice(-2).join('/'), ...rest].join(' ').slice(0, 120);
}
