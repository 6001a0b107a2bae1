import type { Actor } from '../command/access.ts';
import type { Desk } from '../command/desk.ts';
import { APPROVAL_NEEDED } from '../command/mandate/mandate.problems.ts';
import type { Id } from '../kernel/id.ts';
import type { Result } from '../kernel/problem.ts';

interface Order {
  readonly id: Id;
  readonly number: string;
}

const TOKEN = {
  name: 'Order desk assistant',
  role: 'sales',
  agent: 'Order desk assistant',
  scopes: ['read', 'draft', 'confirm', 'cancel'],
  limits: { perDay: { value: '2500.00' }, approval: ['cancel'], beyond: 'ask' },
};

/**
 * An agent works for the sales desk: it has written a note, two things it asked for wait for a person, and one was
 * declined.
 */
export async function letAssistantAsk(desk: Desk, actors: readonly Actor[]): Promise<void> {
  const owner = actors.find(({ role }) => role === 'owner') as Actor;
  const seller = actors.find(({ role }) => role === 'sales') as Actor;
  const agent = await assistantOf(desk, owner, seller);
  const [kept, cancelled] = await confirmed(desk, agent);
  await must(desk, agent, 'sales-order.note', {
    ref: cancelled.id,
    note: 'The customer asked by e-mail whether this order can still be stopped.',
  });
  const declined = await asked(
    desk,
    agent,
    ['sales-order.cancel', { ref: kept.id }],
    'No answer to two reminders about the delivery window.',
  );
  await must(desk, seller, 'approval.decline', {
    ref: declined,
    note: 'I have them on the phone, they want it.',
  });
  await asked(
    desk,
    agent,
    ['sales-order.cancel', { ref: cancelled.id, note: 'cancelled by the customer' }],
    'The customer wrote this morning: "please cancel, we ordered it twice".',
  );
  await asked(
    desk,
    agent,
    [
      'sales-order.create',
      { customer: 'C-000002', confirm: true, lines: [{ product: 'APRON', quantity: '120' }] },
    ],
    'A repeat of their spring order, asked for by e-mail with a purchase order attached.',
  );
}

async function assistantOf(desk: Desk, owner: Actor, seller: Actor): Promise<Actor> {
  const id = await must(desk, owner, 'token.create', { ...TOKEN, person: seller.user });
  return sure(await desk.actorByToken(owner.org, id));
}

/** Two that have waited longest. */
async function confirmed(desk: Desk, agent: Actor): Promise<readonly [Order, Order]> {
  const wanted = { status: 'Confirmed', sort: 'number', direction: 'asc', limit: 2 };
  const { data } = sure(await desk.query(agent, 'sales-order.list', wanted)) as { data: readonly Order[] };
  return data as readonly [Order, Order];
}

async function must(desk: Desk, actor: Actor, command: string, input: object): Promise<Id> {
  const verdict = await desk.command(actor, command, input);
  if (verdict.ok) return verdict.answer.id;
  throw new Error(`${command}: ${verdict.problem.detail}`);
}

/** Puts something before a person, and names the approval. */
async function asked(
  desk: Desk,
  agent: Actor,
  [command, input]: readonly [string, object],
  reason: string,
): Promise<Id> {
  const verdict = await desk.command(agent, command, input, { reason });
  if (!verdict.ok && verdict.problem.type === APPROVAL_NEEDED.type)
    return verdict.problem.facts?.['approval'] as Id;
  throw new Error(`${command} did not wait for a person: ${verdict.ok ? 'done' : verdict.problem.detail}`);
}

function sure<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.detail);
}
