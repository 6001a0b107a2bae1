import { setTimeout as wait } from 'node:timers/promises';
import { Dice } from '../model/dice.ts';
import { type Answered, sendTo } from '../support/http-client.ts';
import type { DurableServer } from './durable-server.ts';

export const SKUS = ['LANTERN', 'HEART', 'TIN'] as const;

/** A command that was sent, and the document it was answered with: null while no answer has arrived. */
export interface Sent {
  readonly key: string;
  readonly path: string;
  readonly body: unknown;
  answer: { readonly id: string; readonly status: string } | null;
}

/**
 * Clients that make orders, confirm, cancel, ship, invoice and settle them, each with a key, and ask again with the same key until they
 * are answered. Every step is legal, so a refusal says that something was lost or done twice.
 */
export class Load {
  readonly sent: Sent[] = [];
  /** Answers nobody should ever get. */
  readonly wrong: string[] = [];
  /** Set while the server itself may be gone. */
  mayBeGone = false;
  acknowledged = 0;
  /** How often a client was told to come again, or got no answer. */
  retried = 0;
  readonly dice: Dice;
  readonly #server: DurableServer;
  readonly #name: string;
  #stopping = false;
  #clients: Promise<unknown> = Promise.resolve();
  #keys = 0;

  constructor(server: DurableServer, name: string, seed: number) {
    this.#server = server;
    this.#name = name;
    this.dice = new Dice(seed);
  }

  begin(clients: number): void {
    const working = [...Array(clients)].map(() => this.#work());
    this.#clients = Promise.all([...working, this.#read(), this.#read()]);
  }

  async end(): Promise<void> {
    this.#stopping = true;
    await this.#clients;
  }

  /** Waits until so many more commands are acknowledged. */
  async until(more: number): Promise<void> {
    const goal = this.acknowledged + more;
    while (this.acknowledged < goal && !this.wrong.length) await wait(5);
  }

  async #work(): Promise<void> {
    while (!this.#stopping && !this.wrong.length) {
      const confirm = this.dice.chance(0.5);
      const products = this.dice.some(SKUS, SKUS.length);
      const lines = products.map((product) => ({ product, quantity: String(this.dice.upTo(5)) }));
      const made = await this.#send('/v1/sales-orders', { customer: 'C-1', confirm, lines });
      if (!made) return;
      const address = `/v1/sales-orders/${made.id}`;
      if (!confirm) await this.#send(`${address}/confirm`, {});
      const roll = this.dice.roll();
      if (roll < 0.3) await this.#send(`${address}/cancel`, {});
      else if (roll < 0.6) await this.#fulfil(made.id);
    }
  }

  /** The rest of a life: every step of it is legal, too. */
  async #fulfil(order: string): Promise<void> {
    const some = await this.#send('/v1/shipments', { order, move: 'commit' });
    if (!some) return;
    await this.#send(`/v1/sales-orders/${order}/ship`, {});
    await this.#send(`/v1/sales-orders/${order}/invoice`, {});
    await this.#send(`/v1/sales-orders/${order}/pay`, {});
  }

  async #send(path: string, body: unknown): Promise<Sent['answer']> {
    const sent: Sent = { key: `${this.#name}-${++this.#keys}`, path, body, answer: null };
    this.sent.push(sent);
    const answer = await this.ask('POST', path, body, sent.key);
    if (!answer) return null;
    sent.answer = { id: answer.body.id, status: answer.body.status };
    this.acknowledged += 1;
    return sent.answer;
  }

  /** Somebody who only looks must not see a fault either. */
  async #read(): Promise<void> {
    while (!this.#stopping && !this.wrong.length) {
      await this.ask('GET', '/v1/sales-orders?limit=5');
      await this.ask('GET', '/v1/positions');
    }
  }

  /** Asks until it is answered; null when it was answered with something nobody should get. */
  async ask(method: string, path: string, body?: unknown, key?: string): Promise<Answered | null> {
    while (!this.wrong.length) {
      const answer = await this.#once(method, path, body, key);
      if (answer && answer.status < 300) return answer;
      const comeAgain = answer?.status === 503 && answer.headers.get('retry-after') !== null;
      if (answer && !comeAgain) this.wrong.push(`${method} ${path} ${key}: ${JSON.stringify(answer.body)}`);
      this.retried += 1;
      await wait(50);
    }
    return null;
  }

  async #once(method: string, path: string, body?: unknown, key?: string): Promise<Answered | null> {
    const { address, token } = this.#server;
    try {
      return await sendTo(address, token, method, path, body, key === undefined ? {} : { key });
    } catch (error) {
      if (!this.mayBeGone) this.wrong.push(`${method} ${path}: ${error}; ${this.#server.said}`);
      return null;
    }
  }
}
