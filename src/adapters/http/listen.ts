import type { FastifyInstance } from 'fastify';
import { openDemoTokens, openDemoUsers } from '../../command/house.ts';
import type { Reader } from '../../command/query.ts';

/** How long what has arrived may still take when the server closes. */
const LAST_CALL = 10_000;

/** The server could not begin to listen; the message says what to do. */
export class CannotListen extends Error {
  override name = 'CannotListen';
}

/** Starts to listen; answers the address. Refuses to be reached by others while demo tokens still open something. */
export async function listen(app: FastifyInstance, db: Reader, host: string, port: number): Promise<string> {
  if (!isLoopback(host)) await refuseDemoTokens(db, host);
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), LAST_CALL).unref();
  });
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw new CannotListen(whyNot(error as NodeJS.ErrnoException, host, port), { cause: error });
  }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host);

async function refuseDemoTokens(db: Reader, host: string): Promise<void> {
  const [names, emails] = [await openDemoTokens(db), await openDemoUsers(db)];
  const open = [
    ...(names.length ? [`demo tokens (${names.join(', ')}): revoke them`] : []),
    ...(emails.length
      ? [`demo users (${emails.join(', ')}): deactivate them or change their passwords`]
      : []),
  ];
  if (!open.length) return;
  throw new CannotListen(
    `Allot will not listen on ${host}, where other machines reach it, while what is public opens this database: ` +
      `${open.join('; ')}. Or listen on 127.0.0.1 only (ALLOT_HOST).`,
  );
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return (
        `Port ${port} on ${host} is in use, perhaps by another Allot. ` +
        `Stop that program or choose another port: ALLOT_PORT=${port + 1}.`
      );
    case 'EACCES':
      return `Port ${port} is reserved for the system. Choose one above 1023 with ALLOT_PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}. Set ALLOT_HOST to one it has, such as 127.0.0.1.`;
    default:
      return `Allot cannot listen on ${host}:${port}: ${error.message}.`;
  }
}
