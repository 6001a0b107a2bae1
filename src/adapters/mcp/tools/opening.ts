import type { Registry } from '../../../command/registry.ts';
import { queryOf } from '../toolbox/looking.ts';
import { small } from '../toolbox/small.ts';
import { refusal, said, type Tool } from '../toolbox/tool.ts';

const REF = { type: 'string', description: 'the number or id of the order, such as SO-000042' } as const;
const LINES = 30;
const TOLD = 12;

interface Opened {
  readonly lines: readonly unknown[];
  readonly moves: readonly { readonly name: string; readonly allowed: boolean; readonly reason?: string }[];
}

/** The entry point to everything about one order. */
export const openOrder = (registry: Registry): Tool => ({
  name: 'open_order',
  title: 'Open an order',
  about:
    'One sales order, whole: lines with what is ordered, allocated, committed, shipped, invoiced and short, money, shipments, purchases, invoices, which moves it allows and why not others, and the end of its timeline.',
  kind: 'looks',
  made: [queryOf(registry, 'sales-order.get').name, queryOf(registry, 'sales-order.timeline').name],
  input: {
    type: 'object',
    properties: {
      ref: REF,
      linesFrom: { type: 'integer', minimum: 0, description: `the first line to show; ${LINES} are shown` },
    },
    required: ['ref'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      order: { type: 'object' },
      moves: { type: 'array', items: { type: 'object' } },
      lines: { type: 'integer', description: 'how many there are' },
      nextLinesFrom: { type: ['integer', 'null'] },
      timeline: { type: 'array', items: { type: 'object' }, description: 'the end of it, oldest first' },
    },
    required: ['order', 'moves'],
  },
  run: async ({ ref, linesFrom = 0 }, { desk, actor }) => {
    const found = await desk.query(actor, 'sales-order.get', { ref });
    if (!found.ok) return refusal(found.problem);
    const { moves, ...order } = found.value as Opened;
    const from = Math.max(0, Number(linesFrom) || 0);
    const rest = order.lines.length > from + LINES ? from + LINES : null;
    return said({
      order: small({ ...order, lines: order.lines.slice(from, from + LINES) }),
      moves,
      lines: order.lines.length,
      nextLinesFrom: rest,
      timeline: small(await endOfTimeline(desk, actor, ref)),
    });
  },
});

type Asks = Parameters<Tool['run']>[1];

/** Timelines are read from their beginning; orders have few entries, and those with many are walked. */
async function endOfTimeline(desk: Asks['desk'], actor: Asks['actor'], ref: unknown): Promise<unknown[]> {
  let last: unknown[] = [];
  let cursor: string | undefined;
  do {
    const found = await desk.query(actor, 'sales-order.timeline', { ref, limit: 500, cursor });
    if (!found.ok) return last;
    const page = found.value as { data: unknown[]; nextCursor: string | null };
    last = [...last, ...page.data].slice(-TOLD);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return last;
}
