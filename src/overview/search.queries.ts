import { join } from 'sql-template-tag';
import { z } from 'zod';
import { may } from '../command/access.ts';
import { textField } from '../command/fields.ts';
import { defineQuery } from '../command/query.ts';
import { done } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { MOST_HITS, PLACES, type Place } from './search-places.queries.ts';

const hitShape = z
  .object({
    kind: z.string(),
    id: z.uuid(),
    ref: z.string().meta({ description: 'the number or SKU its page is found by; the id where it has none' }),
    title: z.string(),
    subtitle: z.string().nullable().meta({ description: 'what else it is known by' }),
    status: z.string().nullable(),
  })
  .meta({ id: 'SearchHit' });

export const search = defineQuery({
  name: 'search.get',
  sentence: 'What a text may mean: orders, customers, products, invoices, purchase orders and shipments.',
  permission: 'sales:read',
  input: z.strictObject({
    text: textField(100).meta({
      description:
        'the beginning of a number, or its digits alone; a part of a name; a barcode; a customer PO',
    }),
  }),
  answer: z.object({
    groups: z
      .array(z.object({ kind: z.string(), hits: z.array(hitShape) }))
      .meta({ description: `kinds of which there are any, ${MOST_HITS} of each at most` }),
  }),
  run: async ({ text }, { db, actor }) => {
    const places = PLACES.filter(({ permission }) => may(actor.role, permission));
    const rows = await db.rows(
      join(
        places.map(({ look }) => look(text, actor.org)),
        ' UNION ALL ',
      ),
    );
    const groups = places
      .map((place) => ({ kind: place.kind, hits: hitsOf(place, rows) }))
      .filter(({ hits }) => hits.length);
    return done({ groups });
  },
});

function hitsOf({ kind, newest }: Place, rows: readonly Row[]): z.output<typeof hitShape>[] {
  const best = new Map<string, Row>();
  for (const row of rows) {
    const known = best.get(row.id);
    if (row.kind === kind && (!known || row.rank < known.rank)) best.set(row.id, row);
  }
  return [...best.values()]
    .sort((a, b) => a.rank - b.rank || (newest ? (a.id < b.id ? 1 : -1) : a.ref < b.ref ? -1 : 1))
    .slice(0, MOST_HITS)
    .map(({ id, ref, title, subtitle, status }) => ({ kind, id, ref, title, subtitle, status }));
}
