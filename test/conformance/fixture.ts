import { randomBytes } from 'node:crypto';
import { createRequestStateCodec, McpServer, type ServerNotifier } from '@modelcontextprotocol/server';
import Fastify from 'fastify';
import { addMcp, MCP_PATH } from '../../src/adapters/mcp/transport.ts';
import { addAskingTools } from './asking.ts';
import { addPrompts, addResources } from './reading.ts';
import { addTools } from './tools.ts';

export interface Target {
  readonly url: string;
  close(): Promise<void>;
}

const sealed = createRequestStateCodec<string>({ key: randomBytes(32) });

/** What the suite's scenarios call by name. */
export function fixtureServer(notify: ServerNotifier): McpServer {
  const server = new McpServer(
    { name: 'fixture', version: '0.0.0' },
    { capabilities: { logging: {}, completions: {} }, requestState: { verify: sealed.verify } },
  );
  addTools(server, notify);
  addAskingTools(server, sealed);
  addResources(server);
  addPrompts(server);
  return server;
}

/** The same behind the transport of the real server; no token is asked for. */
export async function fixture(): Promise<Target> {
  const app = Fastify({ forceCloseConnections: true });
  const notify: ServerNotifier = addMcp(app, { server: () => fixtureServer(notify) });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url: address + MCP_PATH, close: () => app.close() };
}
