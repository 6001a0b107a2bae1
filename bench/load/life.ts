import type { Script } from './client.ts';
import { bareRequest, type RepeatedRequest, type Sender } from './request.ts';
import type { Tally } from './taking-in.ts';

/** What becomes of an order after it was created, each a request of its own. */
export const MOVES = ['confirm', 'commit', 'ship', 'invoice', 'pay'] as const;

const NUMBER = Buffer.from('"number":"');

/** One whole life after another: an order is created, and its number is in the way of all that follows. */
export class Life implements Script {
  readonly #sender: Sender;
  readonly #create: RepeatedRequest;
  readonly #tally: Tally;
  #n = 0;
  #number = '';
  #times: number[] = [];
  #startedAt = 0;

  constructor(sender: Sender, create: RepeatedRequest, tally: Tally) {
    this.#sender = sender;
    this.#create = create;
    this.#tally = tally;
  }

  get wanted(): string {
    return this.reads ? 'HTTP/1.1 201' : 'HTTP/1.1 200';
  }

  /** The number is all we want to know. */
  get reads(): boolean {
    return this.#times.length === 0;
  }

  /** A life that was begun is lived to its end, whatever the time. */
  next(): Buffer | null {
    const done = this.#times.length;
    if (done > 0) {
      const move = MOVES[done - 1] as string;
      return bareRequest(this.#sender, `/v1/sales-orders/${this.#number}/${move}`, `${this.#n}-${move}`);
    }
    const n = this.#tally.begin();
    if (n === null) return null;
    this.#n = n;
    this.#startedAt = performance.now();
    return this.#create.bytes(n);
  }

  answered(milliseconds: number, answer: Buffer | null, complaint: string | null): void {
    if (this.reads && answer && complaint === null) this.#number = numberIn(answer);
    this.#times.push(milliseconds);
    if (complaint === null && this.#times.length <= MOVES.length) return;
    this.#tally.done(performance.now() - this.#startedAt, this.#times, complaint);
    this.#times = [];
  }
}

function numberIn(answer: Buffer): string {
  const start = answer.indexOf(NUMBER) + NUMBER.length;
  if (start < NUMBER.length) throw new Error(`an order without a number: ${answer}`);
  return answer.toString('latin1', start, answer.indexOf('"', start));
}
