import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { denial, scopeDenial } from '../../command/access.ts';
import type { Desk } from '../../command/desk.ts';
import { NOT_FOUND } from '../../command/problems.ts';
import { trialSheet } from '../../documents/index.ts';
import { problem } from '../../kernel/problem.ts';
import { findLogo, LOGO_REFUSED, logoFormat, MOST_LOGO_BYTES } from '../../organisation/index.ts';
import type { Press } from '../../press/index.ts';
import { sendFile } from './file-answer.ts';
import { refuse } from './problem-document.ts';
import { headerProblem, wishesOf } from './wishes.ts';
import { answer, stray } from './writes.ts';

interface LogoHouse {
  readonly desk: Desk;
  readonly press: Press;
}

/** The picture itself goes over the wire, and so these are not derived from the registry. */
export const LOGO_ROUTES = [
  { method: 'GET', path: '/v1/organisation/logo' },
  { method: 'PUT', path: '/v1/organisation/logo' },
  { method: 'DELETE', path: '/v1/organisation/logo' },
] as const;

export function addLogoReads(app: FastifyInstance, { desk }: LogoHouse): void {
  app.get('/v1/organisation/logo', async (request, reply) => {
    const denied = denial(request.actor, 'setup:read') ?? scopeDenial(request.actor, 'read');
    if (denied) return refuse(reply, (await desk.denied(request.actor, 'organisation.logo', denied)).problem);
    const wrong = stray(request.query);
    if (wrong) return refuse(reply, wrong);
    const logo = await findLogo(desk.db, request.actor.org);
    if (!logo) return refuse(reply, problem(NOT_FOUND, 'the organisation has no logo'));
    const [name, type] = FILES[logo.format];
    return sendFile(reply, { name, type, bytes: logo.bytes }, 'inline');
  });
}

const FILES = {
  png: ['logo.png', 'image/png'],
  jpeg: ['logo.jpg', 'image/jpeg'],
  svg: ['logo.svg', 'image/svg+xml'],
} as const;

const TAKEN = ['image/png', 'image/jpeg', 'image/svg+xml', 'application/octet-stream'];

export function addLogoWrites(app: FastifyInstance, house: LogoHouse): void {
  app.register(async (pictures) => {
    // Whatever the picture is said to be, its bytes decide.
    pictures.addContentTypeParser(
      TAKEN,
      { parseAs: 'buffer', bodyLimit: MOST_LOGO_BYTES },
      (_request, body, done) => done(null, body),
    );
    const options = { bodyLimit: MOST_LOGO_BYTES, config: { uploads: TAKEN } };
    pictures.put('/v1/organisation/logo', options, (request, reply) => put(house, request, reply));
  });
  app.delete('/v1/organisation/logo', async (request, reply) => {
    const wrong = stray(request.query) ?? stray(request.body);
    if (wrong) return refuse(reply, wrong);
    return asked(house, 'organisation.remove-logo', {}, request, reply);
  });
}

async function put(house: LogoHouse, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const denied = denial(request.actor, 'setup:write') ?? scopeDenial(request.actor, 'admin');
  if (denied) {
    return refuse(reply, (await house.desk.denied(request.actor, 'organisation.set-logo', denied)).problem);
  }
  const wrong = stray(request.query);
  if (wrong) return refuse(reply, wrong);
  const bytes = request.body;
  if (!Buffer.isBuffer(bytes)) return refuse(reply, problem(LOGO_REFUSED, 'send the picture as the body'));
  const found = logoFormat(bytes);
  if ('why' in found) return refuse(reply, problem(LOGO_REFUSED, `the logo: ${found.why}`));
  const why = await unprintable(house.press, `/logo.${found.format}`, bytes);
  if (why) return refuse(reply, problem(LOGO_REFUSED, why));
  const image = bytes.toString('base64');
  return asked(house, 'organisation.set-logo', { image }, request, reply);
}

/** A picture may begin well and be broken further on: a page is made with it before any document is. */
async function unprintable(press: Press, path: string, bytes: Buffer): Promise<string | null> {
  try {
    const made = await press.print({
      template: 'sheet.typ',
      data: trialSheet(path),
      files: { [path]: bytes },
      barcodes: [],
    });
    return made.ok ? null : made.problem.detail;
  } catch {
    return 'the logo cannot be drawn: the picture is damaged';
  }
}

async function asked(
  { desk }: LogoHouse,
  name: string,
  input: object,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const wishes = wishesOf(request.headers, false);
  if (!wishes.ok) return refuse(reply, wishes.problem);
  if (wishes.value.plan) return refuse(reply, headerProblem('Prefer', 'a logo changes nothing but paper'));
  const verdict = await desk.command(request.actor, name, input, { key: wishes.value.key });
  return verdict.ok ? answer(desk, verdict, request, reply, false) : refuse(reply, verdict.problem);
}
