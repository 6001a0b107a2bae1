import type { FastifyInstance } from 'fastify';
import { BUSY } from '../../command/problems.ts';
import { problem } from '../../kernel/problem.ts';
import { refuse } from './problem-document.ts';

const PATIENCE = 2000;

/** /healthz: the process answers. /readyz: the database does, too. */
export function addHealth(app: FastifyInstance, ready: () => Promise<unknown>): void {
  app.get('/healthz', (_request, reply) => reply.type('application/json').send('{"status":"ok"}'));
  app.get('/readyz', async (_request, reply) => {
    const answers = await Promise.race([
      ready().then(
        () => true,
        () => false,
      ),
      new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE, false).unref()),
    ]);
    if (!answers) return refuse(reply, problem(BUSY, 'the database does not answer'));
    return reply.type('application/json').send('{"status":"ready"}');
  });
}
