import type { Actor } from '../../../command/access.ts';
import type { Desk } from '../../../command/desk.ts';
import { FAULT } from '../../../command/problems.ts';
import { type Problem, problem } from '../../../kernel/problem.ts';
import { problemDocument } from '../../http/problem-document.ts';
import type { JsonSchema } from './schema.ts';

export type Arguments = Readonly<Record<string, unknown>>;

/** Who calls, and of what house. */
export interface Caller {
  readonly desk: Desk;
  readonly actor: Actor;
  /** Takes our own mistakes: whoever calls is told that there was one, and no more. */
  readonly report: (error: unknown) => void;
}

/** The call that leads on. */
export interface Next {
  readonly tool: string;
  readonly arguments?: Arguments;
  readonly why: string;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  /** What it is for, when to use it, and what it answers, for somebody who sees nothing else. */
  readonly about: string;
  /** `looks`: reads only. `plans`: writes nothing but a plan. `acts`: does something. */
  readonly kind: 'looks' | 'plans' | 'acts';
  readonly input: JsonSchema;
  readonly output: JsonSchema;
  readonly run: (given: Arguments, caller: Caller) => Promise<Said>;
  /** Of what registry entries it is made. */
  readonly made: readonly string[];
}

/** What a tool says: an object of data, or why not and what to do about it. */
export type Said =
  | { readonly ok: true; readonly data: Record<string, unknown> }
  | { readonly ok: false; readonly data: Record<string, unknown> };

export const said = (data: Record<string, unknown>): Said => ({ ok: true, data });

/** The same problem as over REST, and the call that leads on. */
export const refusal = (problem: Problem, next?: Next | null): Said => ({
  ok: false,
  data: { problem: problemDocument(problem), next: next ?? nextAfter(problem) },
});

export const OUR_FAULT = problem(FAULT, 'something went wrong on our side; the log has the details');

const FIND: Readonly<Record<string, string>> = { 'sales-order': 'find_orders', position: 'look_up_stock' };

/** What usually helps against a problem of this type. */
function nextAfter({ type, facts = {} }: Problem): Next | null {
  const { approval, kind, ref } = facts as { approval?: string; kind?: string; ref?: string };
  if (approval !== undefined) {
    const why = 'a person decides; look here later whether they have, and tell whoever waits';
    return { tool: 'approvals', arguments: { approval }, why };
  }
  if (type.startsWith('access/')) {
    return { tool: 'what_may_i_do', why: 'what this token may do; a person has to do the rest, or widen it' };
  }
  if (type === 'not-found') {
    const tool = FIND[String(kind)] ?? 'search';
    return {
      tool,
      ...(ref && { arguments: { [tool === 'search' ? 'text' : 'search']: ref } }),
      why: 'find it',
    };
  }
  if (type === 'stock/short' || type.startsWith('shipment/not-enough')) {
    return { tool: 'explain', why: 'ask with about: "shortage" which lines are short and what would help' };
  }
  if (type.startsWith('sales-order/')) {
    return {
      tool: 'explain',
      why: 'ask with about: "moves" which moves the order allows, and why not others',
    };
  }
  if (type === 'version/moved') return { tool: 'open_order', why: 'read it again; somebody changed it' };
  return null;
}
