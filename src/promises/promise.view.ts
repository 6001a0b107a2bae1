import { z } from 'zod';
import { formatQuantity } from '../kernel/quantity.ts';
import { expectedOf, type Incoming, type LinePromise, VERDICTS } from './share.ts';

const incomingShape = z.object({
  kind: z.enum(['purchase-order', 'transfer']),
  ref: z.string(),
  quantity: z.string(),
  expectedOn: z.iso.date().nullable(),
});

/** What a line can count on, and why (K2, K3). */
export const promiseFields = {
  rank: z.int().meta({ description: 'its place in the queue of the product at the location, from 1' }),
  order: z.string(),
  orderId: z.uuid(),
  line: z.int(),
  priority: z.int(),
  mustArriveBy: z.iso.date().nullable(),
  since: z.iso.date().meta({ description: 'when it was confirmed or entered' }),
  open: z.string(),
  inStock: z.string(),
  committed: z.string(),
  expected: z.string(),
  short: z.string(),
  verdict: z.enum(VERDICTS),
  date: z.iso.date().nullable().meta({ description: 'the day all of it is here; null where nobody knows' }),
  late: z.boolean().meta({ description: 'it must arrive by a day and is not here by then' }),
  waitsFor: z.array(incomingShape).meta({ description: 'what comes for it, its part of each' }),
  freedBy: incomingShape.nullable().meta({ description: 'the arrival that completes it' }),
  ahead: z
    .object({
      lines: z.int(),
      quantity: z.string(),
      first: z.array(
        z.object({
          order: z.string(),
          orderId: z.uuid(),
          line: z.int(),
          quantity: z.string(),
          by: z.enum(['rank', 'commitment']),
        }),
      ),
    })
    .meta({ description: 'who stands before it and how much they have; the first of them are named' }),
  why: z.string().meta({ description: 'all of it in one sentence' }),
};
export const promiseShape = z.object(promiseFields);

const incomingView = ({ kind, ref, quantity, expectedOn }: Incoming) => ({
  kind,
  ref,
  quantity: formatQuantity(quantity),
  expectedOn,
});

export function promiseView(promise: LinePromise, rank: number): z.output<typeof promiseShape> {
  const { line, inStock, expected, short, verdict, date, late, ahead, freedBy } = promise;
  return {
    rank,
    order: line.number,
    orderId: line.order,
    line: line.line,
    priority: line.priority,
    mustArriveBy: line.mustArriveBy,
    since: line.since,
    open: formatQuantity(line.open),
    inStock: formatQuantity(inStock),
    committed: formatQuantity(line.committed),
    expected: formatQuantity(expectedOf(promise)),
    short: formatQuantity(short),
    verdict,
    date,
    late,
    waitsFor: expected.map(incomingView),
    freedBy: freedBy && incomingView(freedBy),
    ahead: {
      lines: ahead.count,
      quantity: formatQuantity(ahead.quantity),
      first: ahead.lines.map(({ order, number, line: at, quantity, by }) => {
        return { order: number, orderId: order, line: at, quantity: formatQuantity(quantity), by };
      }),
    },
    why: why(promise),
  };
}

/** `3 in stock; 5 with PO-000002 on 2026-12-10; short 2; behind SO-000001 (10) and 4 more`. */
export function why({ inStock, expected, short, ahead }: LinePromise): string {
  const parts: string[] = [];
  if (inStock > 0n) parts.push(`${formatQuantity(inStock)} in stock`);
  for (const { quantity, ref, expectedOn } of expected)
    parts.push(
      `${formatQuantity(quantity)} with ${ref} ${expectedOn ? `on ${expectedOn}` : '(no day known)'}`,
    );
  if (short > 0n) parts.push(`short ${formatQuantity(short)}`);
  if (ahead.count) parts.push(`behind ${behind(ahead)}`);
  return parts.join('; ');
}

function behind({ count, lines }: LinePromise['ahead']): string {
  const named = lines.slice(0, 3);
  const names = named.map(
    ({ number, quantity, by }) =>
      `${number} (${formatQuantity(quantity)}${by === 'rank' ? '' : ' committed'})`,
  );
  return `${names.join(', ')}${count > named.length ? ` and ${count - named.length} more` : ''}`;
}
