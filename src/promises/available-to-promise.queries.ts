import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { dayField, refField } from '../command/fields.ts';
import { defineQuery } from '../command/query.ts';
import { total } from '../kernel/fixed.ts';
import { done, refused } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { locationIs, productIs } from '../stock/index.ts';
import { availableToPromise, promiseCurve } from './available-to-promise.ts';
import { queuesAt, todayOf } from './places.queries.ts';

const answer = z
  .object({
    product: z.string(),
    productId: z.uuid(),
    location: z.string(),
    locationId: z.uuid(),
    day: z.iso.date(),
    quantity: z.string().meta({
      description: 'what can be promised for that day without breaking a promise made; may be negative',
    }),
    onHand: z.string().meta({ description: 'what may be picked: neither expired nor in quarantine' }),
    open: z.string().meta({ description: 'what is promised and not shipped' }),
    expected: z.string(),
    curve: z
      .array(z.object({ from: z.iso.date(), quantity: z.string() }))
      .meta({ description: 'from today on, a point for each day it changes' }),
  })
  .meta({ id: 'AvailableToPromise' });

export const getAvailableToPromise = defineQuery({
  name: 'available-to-promise.get',
  sentence:
    'What can be promised of a product at a location for a day, and how that grows with what is expected.',
  permission: 'sales:read',
  input: z.strictObject({ product: refField, location: refField, day: dayField.optional() }),
  answer,
  shows: { by: ['location'], free: ['customer', 'channel'] },
  run: async ({ product, location, day }, asking) => {
    const { db, actor } = asking;
    const [place] = await db.rows(sql`
      SELECT r.id AS product, r.sku, l.id AS location, l.code
      FROM (SELECT ${productIs(product, actor.org)} AS product, ${locationIs(location, actor.org)} AS location) AS k
      LEFT JOIN product r ON r.org_id = ${actor.org} AND r.id = k.product
      LEFT JOIN location l ON l.org_id = ${actor.org} AND l.id = k.location`);
    if (!place?.product) return refused(notFound('product', 'product', product));
    if (!place.location) return refused(notFound('location', 'location', location));
    const today = await todayOf(asking);
    const at = day && day > today ? day : today;
    const where = { product: place.product, location: place.location };
    const [queue] = await queuesAt(db, actor.org, [where], today);
    const { lines, supply } = queue as NonNullable<typeof queue>;
    const due = lines.map(({ open, mustArriveBy }) => ({ quantity: open, by: mustArriveBy }));
    const expected = [...supply.expected, ...lines.flatMap(({ linked }) => linked)];
    return done({
      product: place.sku,
      productId: place.product,
      location: place.code,
      locationId: place.location,
      day: at,
      quantity: formatQuantity(availableToPromise(at, supply.onHand, expected, due)),
      onHand: formatQuantity(supply.onHand),
      open: formatQuantity(total(lines.map(({ open }) => open))),
      expected: formatQuantity(total(expected.map(({ quantity }) => quantity))),
      curve: promiseCurve(today, supply.onHand, expected, due).map((point) => ({
        from: point.from,
        quantity: formatQuantity(point.quantity),
      })),
    });
  },
});
