import { z } from 'zod';
import { denial } from '../../command/access.ts';
import { defineCommand } from '../../command/command.ts';
import { refField } from '../../command/fields.ts';
import { done, refused } from '../../kernel/problem.ts';
import { DOCUMENT_KINDS, KINDS, MOST_REFS } from '../kinds.ts';
import { toldOf } from '../told.ts';
import { printableOf, touchPrintable } from './on-printable.ts';

/** Moves nothing (G2): it only tells. What makes the paper calls it when the paper is there. */
export const printDocument = defineCommand({
  name: 'document.print',
  sentence: 'Writes on the timelines of documents that they were printed; nothing moves.',
  permission: 'documents:write',
  scope: 'draft',
  input: z.strictObject({
    kind: z.enum(DOCUMENT_KINDS),
    refs: z
      .array(refField)
      .min(1)
      .max(2 * MOST_REFS),
  }),
  problems: ['not-found'],
  example: { kind: 'pick-ticket', refs: ['SO-000001'] },
  weight: ({ refs }) => refs.length,
  touches: ({ kind, refs }, need) => {
    for (const ref of refs) touchPrintable(need, kind, ref);
  },
  decide: (facts, { kind, refs }, context) => {
    const denied = denial(context.actor, `${KINDS[kind].area}:read`);
    if (denied) return refused(denied);
    const told = [];
    const printed = [];
    for (const ref of new Set(refs)) {
      const found = printableOf(facts, kind, ref);
      if (!found.ok) return found;
      const { number } = found.value;
      const note = `${KINDS[kind].title} ${number ?? 'draft'}`;
      told.push(toldOf(found.value, { what: 'printed', event: 'printed', note }, context));
      printed.push(number ?? found.value.id);
    }
    return done({
      answer: { kind: 'document', id: context.command, printed },
      timeline: told.flatMap(({ timeline }) => timeline),
      events: told.flatMap(({ events }) => events),
    });
  },
});
