import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readSheet } from 'read-excel-file/node';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { UNREADABLE } from './import.problems.ts';
import { checkedZip } from './zip-size.ts';

/**
 * An XLSX file is read in a process of its own with bounded memory and time. One cell that says it stands in row
 * 900,000,000 made the reader fill its table until the whole server died, and a wide sheet held everybody up. A thread
 * with bounded memory is not enough: every third time it took the process with it.
 */
const MOST_MEGABYTES = 1024;
const MOST_SECONDS = 60;
const READER = 'read-xlsx';

/** A cell as it crosses to the other process: a date says so. */
export type Cell = string | number | boolean | null | { readonly date: string };

type Told = { readonly rows: readonly (readonly Cell[])[] } | { readonly why: string };

const unread = (why: string): string => `the XLSX file cannot be read: ${why}`;

/** The cells of the first sheet; numbers as `numberText` shows them. */
export async function cellsOf(bytes: Buffer): Promise<Result<readonly (readonly Cell[])[]>> {
  const reader = fork(fileURLToPath(import.meta.url), [READER], {
    execArgv: [`--max-old-space-size=${MOST_MEGABYTES}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    reader.kill('SIGKILL');
  }, MOST_SECONDS * 1000);
  try {
    const told = await toldBy(reader, bytes, () => isLate);
    return 'rows' in told ? done(told.rows) : refused(problem(UNREADABLE, told.why));
  } finally {
    clearTimeout(timer);
    reader.kill('SIGKILL');
  }
}

const toldBy = (reader: ChildProcess, bytes: Buffer, isLate: () => boolean): Promise<Told> =>
  new Promise((resolve) => {
    reader.once('message', (text: string) => resolve(JSON.parse(text)));
    reader.once('error', (error) => resolve({ why: unread(error.message) }));
    // It ends without a word only when its memory or its time is used up.
    reader.once('exit', () =>
      resolve({ why: unread(`it takes too ${isLate() ? 'long' : 'much memory'}; cut it in parts`) }),
    );
    reader.send(new Uint8Array(bytes), (error) => error && resolve({ why: unread(error.message) }));
  });

/**
 * A number as a person sees it in the sheet. The file holds the nearest binary fraction, often with 17 digits
 * (0.30000000000000004); spreadsheets show 15, and so are they read.
 */
export function numberText(stored: string): string {
  if (/^-?\d{1,15}$/.test(stored)) return stored;
  const shown = Number(stored).toPrecision(15);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shown);
  const plain = match ? withoutExponent(match) : shown;
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}

function withoutExponent([, sign, first, rest = '', exponent]: RegExpExecArray): string {
  const digits = `${first}${rest}`;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  const filled = digits.padEnd(point, '0');
  return `${sign}${filled.slice(0, point)}${filled.length > point ? `.${filled.slice(point)}` : ''}`;
}

async function read(xlsx: Uint8Array): Promise<Told> {
  const checked = checkedZip(Buffer.from(xlsx));
  if (!checked.ok) return { why: checked.problem.detail };
  try {
    const table = await readSheet(checked.value, { parseNumber: numberText, trim: false });
    return { rows: table.map((cells) => cells.map(shown)) };
  } catch (error) {
    return { why: unread(error instanceof Error ? error.message : String(error)) };
  }
}

const shown = (cell: unknown): Cell =>
  cell instanceof Date ? { date: Number.isNaN(cell.getTime()) ? '' : cell.toISOString() } : (cell as Cell);

// As text, because one string crosses ten times faster than as many as there are cells.
if (process.argv[2] === READER && process.send) {
  process.once('message', async (xlsx: Uint8Array) => {
    const told = JSON.stringify(await read(xlsx));
    process.send?.(told, () => process.disconnect());
  });
}
