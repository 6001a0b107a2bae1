import { z } from 'zod';
import { type Context, defineCommand, type Effect, put } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { type Organisation, organisations } from '../command/organisation.ts';
import { done, fieldProblem, refused } from '../kernel/problem.ts';
import { type Logo, logoFormat, logos, MOST_LOGO_BYTES } from './logo.ts';
import { LOGO_REFUSED } from './organisation.problems.ts';

const MOST_BASE64 = Math.ceil(MOST_LOGO_BYTES / 3) * 4;
/** The smallest PNG there is: one transparent pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

export const setLogo = defineCommand({
  name: 'organisation.set-logo',
  sentence: 'Puts a picture at the head of all documents: PNG, JPEG or SVG, up to 512 kB.',
  permission: 'setup:write',
  scope: 'admin',
  input: z.strictObject({
    image: z
      .base64({ error: 'the picture is written in base64' })
      .min(1)
      .max(MOST_BASE64, { error: `a logo has at most ${MOST_LOGO_BYTES} bytes` }),
  }),
  problems: [LOGO_REFUSED.type],
  example: { image: PIXEL },
  touches: (_, need, { org }) => {
    need(organisations, org, 'lock');
    need(logos, org);
  },
  decide: (facts, { image }, context) => {
    const bytes = Buffer.from(image, 'base64');
    const found = logoFormat(bytes);
    if ('why' in found) return refused(fieldProblem(LOGO_REFUSED, '/image', `the logo: ${found.why}`));
    const before = facts.get(logos, context.actor.org);
    if (before?.bytes.equals(bytes)) return done(unchanged(facts, context));
    const logo = { org: context.actor.org, format: found.format, bytes, changedAt: context.now };
    return done(effect(logo, before, facts, context));
  },
});

export const removeLogo = defineCommand({
  name: 'organisation.remove-logo',
  sentence: 'Takes the picture off the documents: the name stands there instead.',
  permission: 'setup:write',
  scope: 'admin',
  input: z.strictObject({}),
  example: {},
  touches: (_, need, { org }) => {
    need(organisations, org, 'lock');
    need(logos, org);
  },
  decide: (facts, _, context) => {
    const before = facts.get(logos, context.actor.org);
    if (!before?.bytes.length) return done(unchanged(facts, context));
    // No bytes is no logo: the store removes it.
    return done(effect({ ...before, bytes: Buffer.alloc(0) }, before, facts, context));
  },
});

const answerOf = ({ id, name, version }: Organisation) => ({
  kind: 'organisation',
  id,
  number: name,
  version,
});

const unchanged = (facts: Facts, { actor }: Context): Effect => ({
  answer: answerOf(facts.sure(organisations, actor.org)),
});

function effect(logo: Logo, before: Logo | null, facts: Facts, context: Context): Effect {
  const organisation = facts.sure(organisations, context.actor.org);
  const after = { ...organisation, version: organisation.version + 1 };
  const word = (one: Logo | null) => (one?.bytes.length ? `${one.format}, ${one.bytes.length} bytes` : null);
  const changes = { logo: [word(before), word(logo)] as const };
  const note = { document: after.id, what: 'edited', status: 'active', source: context.source };
  return {
    answer: answerOf(after),
    puts: [put(organisations, after), put(logos, logo)],
    timeline: [{ ...note, day: context.today, changes }],
    events: [{ event: 'organisation.updated', document: after.id, version: after.version }],
    documents: [
      {
        ...answerOf(organisation),
        before: { logo: word(before) },
        after: { logo: word(logo) },
      },
    ],
  };
}
