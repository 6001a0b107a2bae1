/** Whom requests are sent to, and as whom. */
export interface Sender {
  readonly url: URL;
  readonly token: string;
  /** What idempotency keys begin with. */
  readonly keys: string;
}

const KEY_DIGITS = 12;

const headOf = ({ url, token, keys }: Sender, path: string, length: number): string =>
  `POST ${path} HTTP/1.1\r\nHost: ${url.host}\r\nAuthorization: Bearer ${token}\r\n` +
  `${length > 0 ? 'Content-Type: application/json\r\n' : ''}Content-Length: ${length}\r\nIdempotency-Key: ${keys}`;

/** The same request again and again: one buffer, in which only the key and the body change. */
export class RepeatedRequest {
  readonly #bodies: readonly Buffer[];
  readonly #request: Buffer;
  readonly #keyAt: number;
  readonly #bodyAt: number;

  /** All bodies have the same length. */
  constructor(sender: Sender, path: string, bodies: readonly Buffer[]) {
    const first = bodies[0] as Buffer;
    const start = headOf(sender, path, first.length);
    const head = `${start}${'0'.repeat(KEY_DIGITS)}\r\n\r\n`;
    this.#bodies = bodies;
    this.#request = Buffer.concat([Buffer.from(head), first]);
    this.#keyAt = start.length;
    this.#bodyAt = head.length;
  }

  /** The n-th of them; it is written over by the next. */
  bytes(n: number): Buffer {
    this.#request.write(String(n).padStart(KEY_DIGITS, '0'), this.#keyAt, 'latin1');
    (this.#bodies[n % this.#bodies.length] as Buffer).copy(this.#request, this.#bodyAt);
    return this.#request;
  }
}

/** A request without a body, such as a move of a document. */
export const bareRequest = (sender: Sender, path: string, key: string): Buffer =>
  Buffer.from(`${headOf(sender, path, 0)}${key}\r\n\r\n`, 'latin1');
