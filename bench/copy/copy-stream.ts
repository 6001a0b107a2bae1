import type pg from 'pg';

/** The part of the driver's connection that speaks COPY; its own types leave it out. */
interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

type Settle = (error?: Error) => void;

/** One COPY statement in either direction, as the driver wants a statement to be. */
class Copy {
  readonly received: Buffer[] = [];
  readonly #text: string;
  readonly #sent: readonly Buffer[];
  readonly #settle: Settle;

  constructor(text: string, sent: readonly Buffer[], settle: Settle) {
    this.#text = text;
    this.#sent = sent;
    this.#settle = settle;
  }

  submit(wire: Wire): void {
    wire.query(this.#text);
  }

  handleCopyInResponse(wire: Wire): void {
    for (const chunk of this.#sent) wire.sendCopyFromChunk(chunk);
    wire.endCopyFrom();
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.received.push(Buffer.from(chunk)); // the driver reads the next packet into the same memory
  }

  handleError(error: Error): void {
    this.#settle(error);
  }

  handleReadyForQuery(): void {
    this.#settle();
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}

function copy(client: pg.Client, text: string, sent: readonly Buffer[]): Promise<Buffer[]> {
  return new Promise((done, failed) => {
    const statement = new Copy(text, sent, (error) => (error ? failed(error) : done(statement.received)));
    client.query(statement as unknown as pg.Submittable);
  });
}

/** The rows of a query in COPY's text format. */
export const copyOut = (client: pg.Client, query: string): Promise<Buffer[]> =>
  copy(client, `COPY (${query}) TO STDOUT`, []);

export async function copyIn(client: pg.Client, table: string, rows: readonly Buffer[]): Promise<void> {
  await copy(client, `COPY ${table} FROM STDIN`, rows);
}
