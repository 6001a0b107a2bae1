import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../command/access.ts';
import type { Desk } from '../../command/desk.ts';
import { eventsSince } from '../../command/house.ts';
import { wholeDenial } from '../../command/mandate/reads.ts';
import { BUSY } from '../../command/problems.ts';
import { earliestId, type Id, idTime, isId } from '../../kernel/id.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { Listener } from './events/listener.ts';
import { type Hear, MOST_TOLD, type News, OutboxWatch, OVERLAP } from './events/watch.ts';
import { refuse } from './problem-document.ts';
import { TOO_MANY } from './refusals.ts';
import { stray } from './writes.ts';

/** In milliseconds. */
export interface EventTimes {
  /** Between two looks for what is new, while somebody listens. */
  readonly look: number;
  /** Between two signs of life, when it is also seen whether the token still opens anything. */
  readonly beat: number;
}

const TIMES: EventTimes = { look: 700, beat: 20_000 };
/** Streams of one token: some tabs of one browser, or some workers of one program. */
const MOST_STREAMS = 10;

export const EVENT_ROUTES = [{ method: 'GET', path: '/v1/events' }] as const;

/** Live changes of the caller's organisation, as server-sent events, whichever server they happened on. */
export function addEvents(app: FastifyInstance, desk: Desk, times: Partial<EventTimes> = {}): void {
  const events = new Events(desk, { ...TIMES, ...times });
  app.get('/v1/events', { exposeHeadRoute: false }, (request, reply) => events.listen(request, reply));
  // Streams have no end of their own; a server that closes does not wait for one.
  app.addHook('preClose', () => events.close());
}

class Events {
  readonly #desk: Desk;
  readonly #times: EventTimes;
  readonly #watches = new Map<Id, OutboxWatch>();
  readonly #streams = new Map<Id, Set<Listener>>();
  #closed = false;

  constructor(desk: Desk, times: EventTimes) {
    this.#desk = desk;
    this.#times = times;
  }

  async listen(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const wrong = stray(request.query) ?? this.#full(request.actor);
    if (wrong) return refuse(reply, wrong);
    const denied = wholeDenial(request.actor, 'event.list');
    if (denied) return refuse(reply, (await this.#desk.denied(request.actor, 'event.list', denied)).problem);
    const listener = new Listener(reply);
    const watch = this.#watchOf(request.actor.org);
    const check = () => void this.#check(request, listener);
    const hear: Hear = (news) => {
      listener.tell(news);
      if (isAboutAccess(news)) check();
    };
    const forget = this.#keep(request.actor, listener, () => this.#leave(request.actor.org, watch, hear));
    const beats = setInterval(() => {
      listener.beat();
      check();
    }, this.#times.beat).unref();
    reply.raw.once('close', () => {
      clearInterval(beats);
      forget();
    });
    await watch.add(hear);
    listener.open();
    await this.#catchUp(request, listener);
    return reply;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const listener of [...this.#streams.values()].flatMap((streams) => [...streams])) listener.end();
    await Promise.all([...this.#watches.values()].map((watch) => watch.stop()));
  }

  #full({ token }: Actor): Problem | null {
    if (this.#closed) return problem(BUSY, 'the server is closing');
    if ((this.#streams.get(token)?.size ?? 0) < MOST_STREAMS) return null;
    return problem(TOO_MANY, `a token has at most ${MOST_STREAMS} streams at a time`);
  }

  #watchOf(org: Id): OutboxWatch {
    let watch = this.#watches.get(org);
    if (!watch) this.#watches.set(org, (watch = new OutboxWatch(this.#desk.db, org, this.#times.look)));
    return watch;
  }

  #leave(org: Id, watch: OutboxWatch, hear: Hear): void {
    if (watch.remove(hear) && this.#watches.get(org) === watch) this.#watches.delete(org);
  }

  /** Counts a stream of a token; answers what lets go of it. */
  #keep({ token }: Actor, listener: Listener, leave: () => void): () => void {
    const streams = this.#streams.get(token) ?? new Set();
    this.#streams.set(token, streams.add(listener));
    return () => {
      streams.delete(listener);
      if (!streams.size) this.#streams.delete(token);
      leave();
    };
  }

  async #check(request: FastifyRequest, listener: Listener): Promise<void> {
    // Where that cannot be found out now, it is at the next beat.
    const opens = await request.stillOpens().catch(() => true);
    if (!opens) listener.end();
  }

  /** Whoever was cut off hears what happened since, and some of what they heard before. */
  async #catchUp({ headers, actor }: FastifyRequest, listener: Listener): Promise<void> {
    const last = headers['last-event-id'];
    if (typeof last !== 'string' || !isId(last)) return;
    try {
      const from = earliestId(idTime(last) - OVERLAP);
      const missed = await eventsSince(this.#desk.db, actor.org, from, MOST_TOLD + 1);
      listener.tell(missed.length > MOST_TOLD ? 'too much' : missed);
    } catch {
      listener.end(); // it comes back with the same id
    }
  }
}

/** Somebody may have been put out just now: they hear no more than this. */
const isAboutAccess = (news: News): boolean =>
  news === 'too much' || news.some(({ event }) => event.startsWith('user.') || event.startsWith('token.'));
