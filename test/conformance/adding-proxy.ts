import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Target } from './fixture.ts';

/** In front of a server that wants a token: the suite has no way to send one. Everything else is passed on as it is. */
export async function addingProxy(to: string, authorization: string): Promise<Target> {
  const proxy = createServer((request, response) => {
    const headers = { ...request.headers, authorization };
    const asked = ask(new URL(request.url ?? '/', to), { method: request.method, headers });
    asked.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    asked.on('error', () => response.destroy());
    response.on('close', () => asked.destroy());
    request.pipe(asked);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((done) => proxy.close(done));
    },
  };
}
