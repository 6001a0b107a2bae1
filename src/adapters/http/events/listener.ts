import type { FastifyReply } from 'fastify';
import type { Told } from '../../../command/house.ts';
import type { News } from './watch.ts';

/** Bytes that may wait for a slow reader; beyond them it is let go, and comes back with what it saw last. */
const MOST_WAITING = 1024 * 1024;

/** One stream of server-sent events. */
export class Listener {
  readonly #reply: FastifyReply;

  constructor(reply: FastifyReply) {
    this.#reply = reply;
  }

  /** From here on the answer is a stream, and none of Fastify's. */
  open(): void {
    const { raw } = this.#reply;
    this.#reply.hijack();
    raw.writeHead(200, {
      ...(this.#reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      // Once it ends there is nothing to keep the connection for, and a server that closes need not wait.
      connection: 'close',
      // Proxies that collect answers would hold back what happens now.
      'x-accel-buffering': 'no',
    });
    this.#write('retry: 2000\n: listening\n\n');
  }

  readonly tell = (news: News): void => {
    this.#write(news === 'too much' ? 'event: reset\ndata: {}\n\n' : news.map(written).join(''));
  };

  beat(): void {
    this.#write(': still here\n\n');
  }

  end(): void {
    this.#reply.raw.end();
  }

  #write(text: string): void {
    const { raw } = this.#reply;
    if (raw.writableEnded || raw.destroyed) return;
    if (raw.writableLength > MOST_WAITING) raw.destroy();
    else raw.write(text);
  }
}

function written({ id, event, document, version, at }: Told): string {
  const [kind] = event.split('.');
  return `id: ${id}\nevent: change\ndata: ${JSON.stringify({ kind, id: document, event, version, at })}\n\n`;
}
