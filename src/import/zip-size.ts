import { inflateRawSync } from 'node:zlib';
import { problem, type Result, refused } from '../kernel/problem.ts';
import { UNREADABLE } from './import.problems.ts';

const MOST_UNPACKED = 512 * 1024 * 1024;
const DIRECTORY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
/** What may stand between two entries: a data descriptor, with or without its mark, in its long form. */
const DESCRIPTOR = 24;

const bomb = (why: string): Result<never> =>
  refused(problem(UNREADABLE, `the XLSX file is not opened: ${why}`));

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/**
 * An XLSX file is a ZIP archive, and a small one can unpack to terabytes. Sizes it states may be lies, so each
 * entry is unpacked here against its stated size first, and the entries must fill the file without gaps.
 */
export function checkedZip(bytes: Buffer): Result<Buffer> {
  const entries = entriesOf(bytes);
  if (!entries) return bomb('its table of contents is damaged');
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (total > MOST_UNPACKED) return bomb(`it would unpack to ${total} bytes, more than ${MOST_UNPACKED}`);
  let end = 0;
  for (const entry of entries) {
    if (entry.at < end || entry.at > end + DESCRIPTOR) return bomb('something stands between its entries');
    const start = startOf(bytes, entry);
    end = start + entry.packed;
    if (!unpacksAsStated(bytes.subarray(start, end), entry))
      return bomb('an entry is not as large as stated');
  }
  return { ok: true, value: bytes };
}

function entriesOf(bytes: Buffer): Entry[] | null {
  const tail = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (tail < 0 || tail + 22 > bytes.length || bytes.readUInt32LE(tail) !== DIRECTORY_END) return null;
  const count = bytes.readUInt16LE(tail + 10);
  let at = bytes.readUInt32LE(tail + 16);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) return null;
    const entry = {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    };
    if (entry.at + 30 > bytes.length) return null;
    entries.push(entry);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries.sort((a, b) => a.at - b.at);
}

const startOf = (bytes: Buffer, { at }: Entry): number =>
  at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);

function unpacksAsStated(packed: Buffer, { method, unpacked }: Entry): boolean {
  if (method === 0) return packed.length === unpacked;
  if (method !== 8) return false;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(unpacked, 1) }).length === unpacked;
  } catch {
    return false;
  }
}
