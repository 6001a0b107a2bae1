import type { Command } from '../../../command/command.ts';
import type { PlanAnswer } from '../../../command/desk.ts';
import type { Outcome } from '../../../command/outcome.ts';
import { INVALID } from '../../../command/problems.ts';
import type { Registry } from '../../../command/registry.ts';
import { problem } from '../../../kernel/problem.ts';
import { type By, Choosing, type Names } from './choosing.ts';
import { fieldsOfAll, type JsonSchema, objectOf } from './schema.ts';
import { small } from './small.ts';
import { type Arguments, type Next, refusal, said, type Tool } from './tool.ts';

type About = Pick<Tool, 'name' | 'title' | 'about'>;
type Planned = Extract<Outcome, { refused: false }>;

export const REASON = {
  type: 'string',
  maxLength: 500,
  description: 'why, in one sentence: it stands on the timeline, and before whoever has to approve it',
} as const;

const PLANS =
  'Nothing is done yet: the answer is a plan with its effect on stock, documents and money. Look at it, then call apply_plan.';

/** A tool that plans one command, or one of several that `by` chooses among. */
export function plans(registry: Registry, about: About, names: Names, by?: By): Tool {
  const choosing = new Choosing(names, by, (name) => commandOf(registry, name));
  const commands = [...choosing.all.values()];
  const fields = fieldsOfAll(commands.map(({ input }) => input));
  // Only a person goes on despite a hold or a credit limit.
  delete fields.properties.override;
  const own = choosing.fields(`${by?.says} ${choicesOf(choosing.all)}`);
  return {
    ...about,
    about: `${about.about} ${PLANS}`,
    kind: 'plans',
    made: commands.map(({ name }) => name),
    input: objectOf({
      ...fields,
      properties: { ...own.properties, ...fields.properties, reason: REASON },
      required: [...own.required, ...fields.required],
    }),
    output: PLAN,
    run: async (given, { desk, actor }) => {
      const asked = choosing.choose(given);
      if (!asked.ok) return asked.said;
      const { reason, ...input } = asked.rest;
      const why = reasonIn(reason);
      if (why === undefined) return refusal(REASON_REFUSED);
      const plan = await desk.plan(actor, asked.chosen.name, input, why);
      if (!plan.ok) return refusal(plan.problem);
      const { outcome } = plan.value;
      return outcome.refused ? refusal(outcome.problem) : said(planView(plan.value, outcome));
    },
  };
}

export const REASON_REFUSED = problem(INVALID, '/reason: it is a text of at most 500 characters');

/** Null where there is none, undefined where it is not to be taken. */
export function reasonIn(reason: unknown): string | null | undefined {
  if (reason === undefined || reason === null) return null;
  if (typeof reason !== 'string' || reason.length > 500 || !reason.isWellFormed()) return undefined;
  return reason.replace(/\p{Cc}+/gu, ' ').trim() || null;
}

export function commandOf(registry: Registry, name: string): Command {
  const command = registry.commands.get(name);
  if (!command) throw new Error(`there is no command ${name}`);
  return command;
}

const choicesOf = (all: ReadonlyMap<string, Command>): string =>
  [...all].map(([choice, command]) => `${choice}: ${command.sentence}${needs(command)}`).join(' ');

function needs({ input }: Command): string {
  const { required } = fieldsOfAll([input]);
  return required.length ? ` Needs ${required.join(', ')}.` : '';
}

/** A plan as an agent reads it: what changes, and what to call next. */
export function planView(
  { plan, command, expiresAt }: PlanAnswer,
  outcome: Planned,
): Record<string, unknown> {
  const { documents, positions, entries, warnings, consequences, approval } = outcome;
  const next: Next = approval
    ? { tool: 'apply_plan', arguments: { plan }, why: 'puts it before a person, who has to approve it' }
    : { tool: 'apply_plan', arguments: { plan }, why: 'does it, once' };
  return small({
    plan,
    command,
    expiresAt,
    documents: documents.map(({ kind, id, number, created, before, after }) => ({
      kind,
      number: created ? null : number,
      ...(created ? { created } : { id }),
      ...changed(before, after),
    })),
    positions: positions.map(({ sku, locationCode, change, after }) => ({
      product: sku,
      location: locationCode,
      change,
      after,
    })),
    ledgerEntries: entries.length,
    warnings,
    ...(consequences && { consequences }),
    ...(approval && { needsApproval: approval }),
    next,
  });
}

/** Before and after of what changes; all of what is new. */
function changed(before: Arguments | null, after: Arguments | null): Record<string, unknown> {
  if (!before || !after) return { before, after };
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const only = (of: Arguments) => Object.fromEntries(names.map((name) => [name, of[name] ?? null]));
  return { before: only(before), after: only(after) };
}

const list = { type: 'array', items: { type: 'object' } } as const;

const PLAN: JsonSchema = {
  type: 'object',
  properties: {
    plan: { type: 'string', description: 'the id apply_plan takes' },
    command: { type: 'string' },
    expiresAt: { type: 'string', format: 'date-time' },
    documents: { ...list, description: 'status and money of each document, before and after' },
    positions: { ...list, description: 'stock by product and location: what changes, and what it is after' },
    ledgerEntries: { type: 'integer' },
    warnings: list,
    consequences: {
      ...list,
      description: 'what hangs on the document, what happens to it, and what can be chosen',
    },
    needsApproval: { ...list, description: 'why a person has to approve it first' },
    next: { type: 'object', description: 'the call that leads on' },
  },
  required: ['plan', 'documents', 'positions', 'warnings', 'next'],
};
