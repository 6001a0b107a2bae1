import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { BackupRefused, BLOCK, json, KIND, type Kind, MAGIC, record } from './format.ts';

const compress = promisify(zstdCompress);
// Level 1 halves the time of level 3 and costs a tenth in size; the database is what one waits for.
const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** Blocks being compressed at the same time, on the threads of the runtime. */
const AT_ONCE = 4;

/** Writes a backup beside its name and gives it the name when it is complete and on the disk. */
export class FileWriter {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #hash = createHash('sha256');
  #waiting: Promise<Buffer>[] = [];
  #block: Buffer[] = [];
  #blockBytes = 0;
  bytes = 0;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  static async open(path: string, replace: boolean): Promise<FileWriter> {
    if (!replace && (await exists(path))) {
      throw new BackupRefused(`${path} exists already; name another file, or say --replace`);
    }
    const writer = new FileWriter(path, await open(partial(path), 'w', 0o600));
    await writer.#write(MAGIC);
    return writer;
  }

  async put(kind: Kind, value: unknown): Promise<void> {
    await this.#flush();
    await this.#write(record(kind, json(value)));
  }

  async rows(chunk: Buffer): Promise<void> {
    this.#block.push(chunk);
    this.#blockBytes += chunk.byteLength;
    if (this.#blockBytes < BLOCK) return;
    this.#compressBlock();
    while (this.#waiting.length > AT_ONCE) await this.#writeNext();
  }

  /** Seals the file and gives it its name. */
  async seal(): Promise<void> {
    await this.#flush();
    await this.#handle.write(record(KIND.seal, this.#hash.digest()));
    await this.#handle.sync();
    await this.#handle.close();
    await rename(partial(this.#path), this.#path);
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await Promise.allSettled(this.#waiting);
    await this.#handle.close().catch(() => {});
    await unlink(partial(this.#path)).catch(() => {});
  }

  #compressBlock(): void {
    if (!this.#blockBytes) return;
    this.#waiting.push(compress(Buffer.concat(this.#block), OPTIONS));
    this.#block = [];
    this.#blockBytes = 0;
  }

  async #flush(): Promise<void> {
    this.#compressBlock();
    while (this.#waiting.length) await this.#writeNext();
  }

  async #writeNext(): Promise<void> {
    const block = await (this.#waiting.shift() as Promise<Buffer>);
    await this.#write(record(KIND.data, block));
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    this.bytes += bytes.byteLength;
    await this.#handle.write(bytes);
  }
}

const partial = (path: string): string => `${path}.partial`;

async function exists(path: string): Promise<boolean> {
  try {
    await (await open(path, 'r')).close();
    return true;
  } catch {
    return false;
  }
}
