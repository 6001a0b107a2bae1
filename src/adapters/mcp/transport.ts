import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, type McpServer, type ServerNotifier } from '@modelcontextprotocol/server';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../kernel/problem.ts';
import { refuse } from '../http/problem-document.ts';
import { MALFORMED } from '../http/refusals.ts';
import { notWelcome } from './welcome.ts';

export interface McpSettings {
  /** A server for this request alone; it is closed once the request is answered. */
  readonly server: (request: FastifyRequest) => McpServer | Promise<McpServer>;
}

export const MCP_PATH = '/mcp';
/** The protocol once had GET and DELETE for sessions; they are answered with what is taken instead. */
const METHODS = ['POST', 'GET', 'DELETE'] as const;

/**
 * The Model Context Protocol at /mcp, without sessions: for clients of 2026-07-28 and of what was before.
 * Who asks is found out by the scope it is added to. Answers what tells those who listen that a list changed.
 */
export function addMcp(app: FastifyInstance, { server }: McpSettings): ServerNotifier {
  const exchanges = new Exchanges(server, app.log);
  app.route({
    method: [...METHODS],
    url: MCP_PATH,
    exposeHeadRoute: false,
    onRequest: async (request, reply) => {
      const why = notWelcome(request);
      return why ? refuse(reply, why) : undefined;
    },
    handler: (request, reply) => exchanges.serve(request, reply),
  });
  app.addHook('preClose', async () => exchanges.finish());
  app.addHook('onClose', () => exchanges.close());
  return exchanges.notify;
}

/** Batches left the protocol in 2025; thousands of calls would count as one request. */
const ONE_AT_A_TIME = 'send one message at a time; a batch is not taken';

class Exchanges {
  readonly #log: FastifyBaseLogger;
  /** The factory of the handler is told of a web request; ours wants Fastify's, which knows who asks. */
  readonly #asked = new AsyncLocalStorage<FastifyRequest>();
  readonly #handler: ReturnType<typeof createMcpHandler>;
  readonly #answer: ReturnType<typeof toNodeHandler>;
  /** What is being answered, and whether that is a stream without an end of its own. */
  readonly #open = new Map<ServerResponse, boolean>();

  constructor(server: McpSettings['server'], log: FastifyBaseLogger) {
    this.#log = log;
    // Most of what is told here is a client's mistake, which it is told as well.
    const onerror = (error: Error) => log.info({ err: error }, 'MCP');
    const factory = () => this.#build(server);
    this.#handler = createMcpHandler(factory, { legacy: 'stateless', responseMode: 'auto', onerror });
    this.#answer = toNodeHandler(this.#handler, { onerror: (error) => this.#complain(error) });
  }

  get notify(): ServerNotifier {
    return this.#handler.notify;
  }

  async serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (Array.isArray(request.body)) return refuse(reply, problem(MALFORMED, ONE_AT_A_TIME));
    const { raw } = reply;
    reply.hijack();
    raw.on('error', () => raw.destroy());
    raw.once('close', () => this.#open.delete(raw));
    this.#open.set(raw, methodOf(request.body) === 'subscriptions/listen');
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(name, value);
    }
    // The body has been read; were it left out, the handler would wait for it.
    const body = request.method === 'POST' ? (request.body ?? null) : undefined;
    try {
      await this.#asked.run(request, () => this.#answer(request.raw, raw, body));
    } catch (error) {
      this.#complain(error);
      raw.destroy();
    }
    return reply;
  }

  /** The server is closing: calls are finished, and nobody is kept after them. */
  finish(): void {
    for (const [raw, isStream] of this.#open) {
      const { socket } = raw;
      if (isStream) raw.end();
      // An answer that has begun as a stream has promised to keep its connection; closing would wait for that.
      raw.once('finish', () => socket?.end());
    }
  }

  close(): Promise<void> {
    return this.#handler.close();
  }

  async #build(server: McpSettings['server']): Promise<McpServer> {
    try {
      return await server(this.#asked.getStore() as FastifyRequest);
    } catch (error) {
      this.#complain(error);
      throw error;
    }
  }

  #complain(error: unknown): void {
    const request = this.#asked.getStore();
    this.#log.error({ err: error, requestId: request?.id }, 'an MCP request could not be answered');
  }
}

const methodOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'method' in body ? body.method : undefined;
