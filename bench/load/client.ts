import { connect, type Socket } from 'node:net';

/** A client on one keep-alive connection that sends its next request when the last is answered. */
export interface ClientSettings {
  readonly url: URL;
  readonly token: string;
  readonly path: string;
  readonly bodies: readonly Buffer[];
  /** The beginning of every answer's status line that counts as done. */
  readonly wanted: string;
  readonly next: () => number | null;
  readonly answered: (milliseconds: number, complaint: string | null) => void;
}

const KEY_DIGITS = 12;
const END = Buffer.from('\r\n\r\n');
const LENGTH = Buffer.from('content-length: ');

/**
 * HTTP by hand: a full client costs more processor time for a request than is left on a machine that runs the
 * server, its database and us. The request is one buffer in which only the key and the body change.
 */
export class Client {
  readonly #settings: ClientSettings;
  readonly #request: Buffer;
  readonly #keyAt: number;
  readonly #bodyAt: number;
  #socket: Socket | null = null;
  #sentAt = 0;
  #received: Buffer[] = [];
  #missing = 0;
  #complaint: string | null = null;
  #finished: (() => void) | null = null;

  constructor(settings: ClientSettings, keyPrefix: string) {
    this.#settings = settings;
    const { url, path, token, bodies } = settings;
    const first = bodies[0] as Buffer;
    const start = `POST ${path} HTTP/1.1\r\nHost: ${url.host}\r\nAuthorization: Bearer ${token}\r\n`;
    const types = `Content-Type: application/json\r\nContent-Length: ${first.length}\r\n`;
    const key = `Idempotency-Key: ${keyPrefix}`;
    const head = `${start}${types}${key}${'0'.repeat(KEY_DIGITS)}\r\n\r\n`;
    this.#request = Buffer.concat([Buffer.from(head), first]);
    this.#keyAt = start.length + types.length + key.length;
    this.#bodyAt = head.length;
  }

  /** Sends until there is nothing next and everything is answered. */
  async run(): Promise<void> {
    const { hostname, port } = this.#settings.url;
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket = socket;
    await new Promise<void>((done, failed) => {
      this.#finished = done;
      socket.once('connect', () => this.#send());
      socket.once('error', failed);
      socket.once('close', () => failed(new Error('the server closed a connection')));
      socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    });
    socket.destroy();
  }

  #send(): void {
    const n = this.#settings.next();
    if (n === null) {
      this.#finished?.();
      return;
    }
    const { bodies } = this.#settings;
    this.#request.write(String(n).padStart(KEY_DIGITS, '0'), this.#keyAt, 'latin1');
    (bodies[n % bodies.length] as Buffer).copy(this.#request, this.#bodyAt);
    this.#sentAt = performance.now();
    this.#socket?.write(this.#request);
  }

  #receive(chunk: Buffer): void {
    if (this.#missing > 0) {
      this.#missing -= chunk.length;
      if (this.#complaint !== null) this.#complaint += chunk.toString();
    } else {
      const all = this.#received.length ? Buffer.concat([...this.#received, chunk]) : chunk;
      const end = all.indexOf(END);
      if (end < 0) {
        this.#received.push(chunk);
        return;
      }
      this.#received = [];
      this.#missing = lengthIn(all, end) - (all.length - end - END.length);
      const isDone = all.toString('latin1', 0, this.#settings.wanted.length) === this.#settings.wanted;
      this.#complaint = isDone ? null : all.toString();
    }
    if (this.#missing > 0) return;
    this.#missing = 0;
    this.#settings.answered(performance.now() - this.#sentAt, this.#complaint);
    this.#send();
  }
}

function lengthIn(answer: Buffer, end: number): number {
  const at = answer.indexOf(LENGTH);
  if (at < 0 || at > end) throw new Error(`an answer without a length: ${answer.toString('latin1', 0, end)}`);
  return Number.parseInt(answer.toString('latin1', at + LENGTH.length, at + LENGTH.length + 10), 10);
}
