import { connect, type Socket } from 'node:net';

/** What a client says and hears: the next request follows from the answers so far. */
export interface Script {
  /** The next request whole, or null when there is nothing more to say. It may be written over once it was answered. */
  next(): Buffer | null;
  /** How the status line begins where all is well. */
  readonly wanted: string;
  /** Whether the answer is read; else its body is thrown away as it comes, unless it is a complaint. */
  readonly reads: boolean;
  /** `answer` is what was read, headers and all; `complaint` what was answered instead of what was wanted. */
  answered(milliseconds: number, answer: Buffer | null, complaint: string | null): void;
}

const END = Buffer.from('\r\n\r\n');
const LENGTH = Buffer.from('content-length: ');

/**
 * A client on one keep-alive connection that sends its next request when the last is answered. HTTP by hand: a full
 * client costs more processor time for a request than is left on a machine that runs the server, its database and us.
 */
export class Client {
  readonly #url: URL;
  readonly #script: Script;
  #socket: Socket | null = null;
  #sentAt = 0;
  /** Chunks of an answer whose headers are not complete. */
  #beginning: Buffer[] = [];
  /** Chunks of an answer that somebody will read; null where nobody will. */
  #kept: Buffer[] | null = null;
  #isWanted = true;
  #missing = 0;
  #finished: (() => void) | null = null;

  constructor(url: URL, script: Script) {
    this.#url = url;
    this.#script = script;
  }

  /** Sends until there is nothing next and everything is answered. */
  async run(): Promise<void> {
    const { hostname, port } = this.#url;
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
    const request = this.#script.next();
    if (request === null) {
      this.#finished?.();
      return;
    }
    this.#sentAt = performance.now();
    this.#socket?.write(request);
  }

  #receive(chunk: Buffer): void {
    if (this.#missing > 0) {
      this.#missing -= chunk.length;
      this.#kept?.push(chunk);
    } else if (!this.#begin(chunk)) {
      return;
    }
    if (this.#missing > 0) return;
    this.#missing = 0;
    const answer = this.#kept && Buffer.concat(this.#kept);
    const complaint = this.#isWanted ? null : String(answer);
    this.#script.answered(performance.now() - this.#sentAt, answer, complaint);
    this.#send();
  }

  /** True once the headers are complete. */
  #begin(chunk: Buffer): boolean {
    const all = this.#beginning.length ? Buffer.concat([...this.#beginning, chunk]) : chunk;
    const end = all.indexOf(END);
    if (end < 0) {
      this.#beginning.push(chunk);
      return false;
    }
    const { wanted, reads } = this.#script;
    this.#beginning = [];
    this.#missing = lengthIn(all, end) - (all.length - end - END.length);
    this.#isWanted = all.toString('latin1', 0, wanted.length) === wanted;
    this.#kept = reads || !this.#isWanted ? [all] : null;
    return true;
  }
}

function lengthIn(answer: Buffer, end: number): number {
  const at = answer.indexOf(LENGTH);
  if (at < 0 || at > end) throw new Error(`an answer without a length: ${answer.toString('latin1', 0, end)}`);
  return Number.parseInt(answer.toString('latin1', at + LENGTH.length, at + LENGTH.length + 10), 10);
}
