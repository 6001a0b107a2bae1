/**
 * A backup file: eight bytes that say what it is, then records of a kind (one byte), a length (four bytes, big
 * endian) and so many bytes, and as the last record the SHA-256 of all before it.
 *
 *   H  header, JSON
 *   T  a table begins, JSON {table, columns}
 *   D  zstd-compressed rows of that table, as COPY writes them in text
 *   E  the table ends, JSON {rows}
 *   S  the seal, 32 bytes; nothing follows
 */
export const MAGIC = Buffer.from('ALLOTBK\x01', 'latin1');
export const FORMAT = 1;

export const KIND = { header: 72, table: 84, data: 68, end: 69, seal: 83 } as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

export const HEAD = 5;
/** Rows are cut into blocks of about this many bytes before they are compressed. */
export const BLOCK = 1 << 20;
/** No record is longer: what says so is damaged. */
export const MOST = 64 << 20;

export interface Header {
  readonly format: number;
  /** The version of Allot that wrote it. */
  readonly version: string;
  readonly at: string;
  readonly migrations: readonly SchemaStep[];
  readonly tables: readonly string[];
  /** Where number sequences of the database stood. */
  readonly sequences: readonly { readonly name: string; readonly last: string }[];
}

/** A migration the backed-up database had. */
export interface SchemaStep {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

export interface TableStart {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface TableEnd {
  readonly rows: number;
}

export function record(kind: Kind, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(kind, 0);
  head.writeUInt32BE(payload.byteLength, 1);
  return Buffer.concat([head, payload]);
}

export const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');

/** A backup or restore that cannot be; the message says why and what to do. */
export class BackupRefused extends Error {
  override name = 'BackupRefused';
}
