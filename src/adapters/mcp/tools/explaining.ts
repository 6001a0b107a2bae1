import { scopeDenial } from '../../../command/access.ts';
import type { Registry } from '../../../command/registry.ts';
import { problemDocument } from '../../http/problem-document.ts';
import { unknownChoice } from '../toolbox/choosing.ts';
import { ask, queryOf } from '../toolbox/looking.ts';
import { planView } from '../toolbox/planning.ts';
import { small } from '../toolbox/small.ts';
import { type Arguments, type Caller, refusal, type Said, said, type Tool } from '../toolbox/tool.ts';

const QUESTIONS = {
  shortage: 'why lines of an order are short, what they wait for and who stands before them (needs ref)',
  moves:
    'which moves an order allows and what stands in the way of others; with move, what that one would do or meets (needs ref)',
  number:
    'which ledger entries a stock number is made of (needs product and location; quantity names the number)',
} as const;

/** Answers why, from what the ledger and the life cycles hold. */
export const explain = (registry: Registry): Tool => ({
  name: 'explain',
  title: 'Explain why',
  about:
    'Why something is as it is: why a line is short, why an order cannot be shipped, what blocks a cancel, what a stock number is made of. Every number is traced to its ledger entries.',
  kind: 'looks',
  made: ['sales-order.promises', 'sales-order.get', 'position.list', 'position.entries'].map(
    (name) => queryOf(registry, name).name,
  ),
  input: {
    type: 'object',
    properties: {
      about: {
        type: 'string',
        enum: Object.keys(QUESTIONS),
        description: Object.entries(QUESTIONS)
          .map(([name, says]) => `${name}: ${says}`)
          .join('. '),
      },
      ref: { type: 'string', description: 'an order, by number or id' },
      line: { type: 'integer', description: 'only this line' },
      move: { type: 'string', description: 'a move such as ship or cancel' },
      product: { type: 'string', description: 'a product, by SKU or id' },
      location: { type: 'string', description: 'a location, by code or id' },
      quantity: {
        type: 'string',
        description: 'onHand, demand, allocated, committed, expected, available or availableToPick',
      },
      cursor: { type: 'string' },
    },
    required: ['about'],
    additionalProperties: false,
  },
  output: { type: 'object' },
  run: async ({ about, ...given }, caller) => {
    if (about === 'shortage') return shortage(registry, given, caller);
    if (about === 'moves') return moves(registry, given, caller);
    if (about === 'number') return number(registry, given, caller);
    return unknownChoice('about', Object.keys(QUESTIONS));
  },
});

interface Promised {
  readonly line: number;
}

async function shortage(registry: Registry, { ref, line, cursor }: Arguments, caller: Caller): Promise<Said> {
  const found = await ask(queryOf(registry, 'sales-order.promises'), { ref, cursor, limit: 100 }, caller);
  if (!found.ok) return found;
  const rows = found.data.data as readonly Promised[];
  const wanted = line === undefined ? rows : rows.filter((row) => row.line === line);
  const next = { tool: 'buy_for_order', arguments: { ref }, why: 'plans purchase orders for what is short' };
  return said({ ...found.data, data: wanted, next });
}

async function moves(registry: Registry, { ref, move }: Arguments, caller: Caller): Promise<Said> {
  const { desk, actor } = caller;
  const found = await desk.query(actor, 'sales-order.get', { ref });
  if (!found.ok) return refusal(found.problem);
  const { number: order, status, hold, moves: all } = found.value as Record<string, unknown>;
  const known = { order, status, hold, moves: all };
  if (move === undefined) return said(known);
  const command = registry.commands.get(`sales-order.${String(move)}`);
  if (!command)
    return unknownChoice(
      'move',
      (all as { name: string }[]).map(({ name }) => name),
    );
  // Who may not do it is told what the life cycle says; the rest is seen by planning it.
  const denied = scopeDenial(actor, command.scope);
  if (denied) return said({ ...known, move, mayNot: denied.detail });
  const plan = await desk.plan(actor, command.name, { ref });
  if (!plan.ok) return refusal(plan.problem);
  const { outcome } = plan.value;
  return said({
    ...known,
    move,
    ...(outcome.refused
      ? { refused: small(problemDocument(outcome.problem)) }
      : { would: planView(plan.value, outcome) }),
  });
}

async function number(registry: Registry, given: Arguments, caller: Caller): Promise<Said> {
  const { product, location, quantity, cursor } = given;
  const position = await ask(queryOf(registry, 'position.list'), { product, location, limit: 1 }, caller);
  if (!position.ok) return position;
  const asked = { product, location, cursor, ...(quantity !== undefined && { quantity }) };
  const entries = await ask(queryOf(registry, 'position.entries'), asked, caller);
  if (!entries.ok) return entries;
  const [at] = position.data.data as readonly unknown[];
  return said({ position: at ?? null, entries: entries.data.data, nextCursor: entries.data.nextCursor });
}
