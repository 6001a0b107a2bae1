import { z } from 'zod';
import { denial } from '../../command/access.ts';
import { type Context, defineCommand, put } from '../../command/command.ts';
import { longTextField, refField, textField } from '../../command/fields.ts';
import { PAPERS } from '../../command/organisation.ts';
import { done, fieldProblem, refused } from '../../kernel/problem.ts';
import { NO_ADDRESS } from '../documents.problems.ts';
import { type Email, emails } from '../email.ts';
import { KINDS, SHEET_KINDS, type SheetKind } from '../kinds.ts';
import type { Printable } from '../printable.ts';
import { toldOf } from '../told.ts';
import { printableOf, touchPrintable } from './on-printable.ts';

const input = z.strictObject({
  kind: z.enum(SHEET_KINDS),
  document: refField,
  to: z
    .email({ error: 'it is not an e-mail address' })
    .max(200)
    .optional()
    .meta({ description: 'the e-mail of the customer or supplier unless said' }),
  subject: textField(200).optional(),
  message: longTextField(5000).optional(),
  paper: z.enum(PAPERS).optional(),
});
type Input = z.output<typeof input>;

export const emailDocument = defineCommand({
  name: 'document.email',
  sentence: 'Sends a document to the customer or supplier, or to whom it is said; timelines tell of it.',
  permission: 'documents:write',
  scope: 'send',
  input,
  problems: ['not-found', NO_ADDRESS.type],
  example: { kind: 'invoice', document: 'IN-000001', to: 'accounts@corner-shop.example' },
  touches: ({ kind, document }, need) => touchPrintable(need, kind, document),
  decide: (facts, given, context) => {
    const denied = denial(context.actor, `${KINDS[given.kind].area}:read`);
    if (denied) return refused(denied);
    const found = printableOf(facts, given.kind, given.document);
    if (!found.ok) return found;
    const to = given.to ?? addressOf(found.value, given.kind);
    if (to === null) return refused(noAddress(given.kind));
    const email = emailOf(found.value, { ...given, to }, context);
    const note = `${KINDS[given.kind].title} ${email.number} to ${to}`;
    const told = toldOf(found.value, { what: 'e-mail queued', event: 'email-queued', note }, context);
    return done({ answer: { kind: 'email', id: email.id }, puts: [put(emails, email)], ...told });
  },
});

/** What people once typed as an e-mail address may be anything: only what can be one is written to. */
const addressOf = ({ email }: Printable, kind: SheetKind): string | null =>
  KINDS[kind].goesTo !== null && z.email().safeParse(email).success ? email : null;

function noAddress(kind: SheetKind) {
  const { goesTo } = KINDS[kind];
  const detail = goesTo
    ? `the ${goesTo} has no e-mail address; say to whom, or write it on the ${goesTo}`
    : 'say to whom';
  return fieldProblem(NO_ADDRESS, '/to', detail);
}

function emailOf(document: Printable, given: Input & { to: string }, context: Context): Email {
  const { kind, to, subject, message, paper } = given;
  const { organisation, now, actor, command } = context;
  const { title } = KINDS[kind];
  const number = document.number ?? 'draft';
  const { order } = document;
  return {
    id: context.newId(),
    kind,
    document: document.id,
    number,
    to,
    subject: subject ?? `${title} ${number} from ${organisation.name}`.slice(0, 200),
    message: message || `Please find our ${title.toLowerCase()} ${number} attached.\n\n${organisation.name}`,
    paper: paper ?? null,
    told: [
      { noun: document.noun, id: document.id },
      ...(order ? [{ noun: 'sales-order' as const, id: order.id }] : []),
    ],
    ...{ state: 'queued', attempts: 0, nextAt: now, reason: null },
    ...{ actor: actor.token, command, createdAt: now, sentAt: null },
  };
}
