import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { BackupRefused, FORMAT, HEAD, type Header, KIND, MAGIC, MOST } from './format.ts';

const decompress = promisify(zstdDecompress);

export interface FileRecord {
  readonly kind: number;
  readonly payload: Buffer;
}

/** The records of a backup file in order, up to its seal; throws BackupRefused where it is not whole. */
export async function* recordsOf(path: string): AsyncGenerator<FileRecord> {
  const hash = createHash('sha256');
  const bytes = new ByteQueue(path);
  const magic = await bytes.take(MAGIC.length);
  if (!magic?.subarray(0, 7).equals(MAGIC.subarray(0, 7))) {
    throw new BackupRefused(`${path} is not a backup of Allot`);
  }
  if (!magic.equals(MAGIC)) throw newer(path);
  hash.update(magic);
  for (;;) {
    const head = await bytes.take(HEAD);
    if (!head) throw damaged(path, 'it ends too early');
    const length = head.readUInt32BE(1);
    if (length > MOST) throw damaged(path, 'a length in it makes no sense');
    const payload = length ? await bytes.take(length) : Buffer.alloc(0);
    if (!payload) throw damaged(path, 'it ends too early');
    if (head[0] === KIND.seal) return await checkSeal(path, payload, hash.digest(), bytes);
    hash.update(head).update(payload);
    yield { kind: head[0] as number, payload };
  }
}

async function checkSeal(path: string, found: Buffer, wanted: Buffer, bytes: ByteQueue): Promise<void> {
  if (!found.equals(wanted)) throw damaged(path, 'its content does not match its seal');
  if (await bytes.take(1)) throw damaged(path, 'something follows its seal');
}

/** Reads the file to its end and answers its header: everything in it is as it was written. */
export async function inspect(path: string): Promise<Header> {
  let header: Header | undefined;
  for await (const { kind, payload } of recordsOf(path)) {
    if (kind === KIND.header) header = JSON.parse(payload.toString('utf8'));
  }
  if (!header) throw damaged(path, 'its header is missing');
  if (header.format !== FORMAT) throw newer(path);
  return header;
}

export async function rowsIn(path: string, payload: Buffer): Promise<Buffer> {
  try {
    return await decompress(payload);
  } catch {
    throw damaged(path, 'a block cannot be unpacked');
  }
}

export const damaged = (path: string, how: string): BackupRefused =>
  new BackupRefused(`${path} is damaged: ${how}. Nothing was restored; use another copy of it.`);

const newer = (path: string): BackupRefused =>
  new BackupRefused(`${path} was written by a newer version of Allot; restore it with that one`);

/** Takes exactly so many bytes at a time from a file. */
class ByteQueue {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #bytes = 0;

  constructor(path: string) {
    this.#chunks = createReadStream(path, { highWaterMark: 1 << 20 })[Symbol.asyncIterator]();
  }

  /** Null when fewer are left. */
  async take(count: number): Promise<Buffer | null> {
    while (this.#bytes < count) {
      const next = await this.#chunks.next();
      if (next.done) return null;
      this.#held.push(next.value);
      this.#bytes += next.value.byteLength;
    }
    const all = this.#held.length === 1 ? (this.#held[0] as Buffer) : Buffer.concat(this.#held);
    this.#held = [all.subarray(count)];
    this.#bytes -= count;
    return all.subarray(0, count);
  }
}
