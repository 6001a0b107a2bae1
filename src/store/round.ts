import type pg from 'pg';
import type { Row, Statement } from './statement.ts';

/** The part of the driver's connection that speaks the extended protocol; its own types leave it out. */
interface Wire {
  readonly stream: import('node:net').Socket;
  parse(query: { name: string; text: string; types?: number[] }): void;
  describe(what: { type: 'S'; name: string }): void;
  bind(config: { portal: string; statement: string; values: readonly unknown[]; binary: boolean }): void;
  execute(config: { portal: string; rows: number }): void;
  sync(): void;
}

interface Field {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

/** What a connection has prepared: the columns of each statement's answer, by its name. */
export type Prepared = Map<string, readonly Field[]>;

/**
 * Many statements in one round trip with one Sync behind them: the server answers them all in one packet instead of
 * one for each, and after the first error skips the rest, COMMIT included. The driver's own pipeline sends a Sync
 * with each, which cost a lone order 14 packets and a quarter of its time.
 */
export class Round implements pg.Submittable {
  readonly #statements: readonly Statement[];
  readonly #prepared: Prepared;
  readonly #types: pg.CustomTypesConfig;
  readonly #settle: (rows: Row[][] | null, error?: unknown) => void;
  readonly #rows: Row[][] = [];
  readonly #fresh = new Map<string, readonly Field[]>();
  #current: Row[] = [];

  constructor(
    statements: readonly Statement[],
    prepared: Prepared,
    types: pg.CustomTypesConfig,
    settle: (rows: Row[][] | null, error?: unknown) => void,
  ) {
    this.#statements = statements;
    this.#prepared = prepared;
    this.#types = types;
    this.#settle = settle;
  }

  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire;
    wire.stream.cork();
    for (const { name, text, values } of this.#statements) {
      if (!this.#prepared.has(name) && !this.#fresh.has(name)) {
        wire.parse({ name, text });
        wire.describe({ type: 'S', name });
        this.#fresh.set(name, []);
      }
      wire.bind({ portal: '', statement: name, values: values.map(sent), binary: false });
      wire.execute({ portal: '', rows: 0 });
    }
    wire.sync();
    wire.stream.uncork();
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    const read = fields.map(({ name, dataTypeID }) => ({
      name,
      read: this.#types.getTypeParser(dataTypeID, 'text') as Field['read'],
    }));
    this.#fresh.set(this.#statements[this.#rows.length]!.name, read);
  }

  handleDataRow({ fields: texts }: { fields: (string | null)[] }): void {
    const { name } = this.#statements[this.#rows.length]!;
    const fields = this.#prepared.get(name) ?? this.#fresh.get(name)!;
    const row: Row = {};
    for (let i = 0; i < fields.length; i++) {
      const text = texts[i] as string | null;
      const field = fields[i]!;
      row[field.name] = text === null ? null : field.read(text);
    }
    this.#current.push(row);
  }

  handleCommandComplete(): void {
    this.#rows.push(this.#current);
    this.#current = [];
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete();
  }

  handlePortalSuspended(): void {}

  handleError(error: unknown): void {
    this.#settle(null, error);
  }

  handleReadyForQuery(): void {
    for (const [name, fields] of this.#fresh) this.#prepared.set(name, fields);
    this.#settle(this.#rows);
  }
}

const sent = (value: unknown): unknown =>
  value === null || value === undefined
    ? null
    : typeof value === 'string' || Buffer.isBuffer(value)
      ? value
      : String(value);
