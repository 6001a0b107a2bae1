import sql, { empty, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { productRecord } from '../catalog/index.ts';
import type { Product } from '../catalog/product.ts';
import { refField, textField } from '../command/fields.ts';
import { idBy, numberedIs } from '../command/filters.queries.ts';
import { INVALID } from '../command/problems.ts';
import { type Asking, defineQuery } from '../command/query.ts';
import { readPosition } from '../command/stock-facts.store.ts';
import { PERCENT_SCALE, type Percent, PRICE_SCALE, type Price, parseFixed } from '../kernel/fixed.ts';
import { done, fieldProblem, type Problem, refused } from '../kernel/problem.ts';
import { readRecord } from '../record/record.store.ts';
import type { Row } from '../store/statement.ts';
import { type Offered, offerShape, offerView } from './product-offer.view.ts';
import { foundProducts, namedProducts } from './product-search.queries.ts';

/** As many as an order of paste may hold at once. */
const MOST_NAMED = 500;

const input = z.strictObject({
  search: textField(100)
    .optional()
    .meta({ description: 'SKU, barcode, or words of the name; an exact barcode or SKU comes first' }),
  product: z
    .union([refField, z.array(refField).max(MOST_NAMED)])
    .optional()
    .meta({ description: `exactly these, by SKU, barcode or id, instead of a search; up to ${MOST_NAMED}` }),
  customer: refField.optional().meta({ description: 'whose price and tax; without one the products’ own' }),
  channel: refField.optional(),
  location: refField
    .optional()
    .meta({ description: 'where stock is looked at; else where an order would go' }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
type Input = z.output<typeof input>;

export const listOffers = defineQuery({
  name: 'product-offer.list',
  sentence:
    'Products as they can be put on an order: units, price and tax for a customer, and what is available.',
  permission: 'sales:read',
  input,
  answer: z.object({
    currency: z.string(),
    pricesIncludeTax: z.boolean(),
    location: z.string().nullable(),
    data: z.array(offerShape),
  }),
  run: async (given, asking) => {
    const setting = await settingOf(given, asking);
    const wrong = unknownIn(given, setting);
    if (wrong) return refused(wrong);
    const rows = await asking.db.rows(offersSql(given, setting, asking));
    return done({
      currency: setting.customer_currency ?? setting.currency,
      pricesIncludeTax: setting.prices_include_tax ?? false,
      location: setting.location,
      data: rows.map((row) => offerView(offeredOf(row, setting))),
    });
  },
});

/** What an order of this customer would start with: who buys, by which channel, and where it goes to (A8). */
async function settingOf(
  { customer, channel, location }: Input,
  { db, actor: { org } }: Asking,
): Promise<Row> {
  const [row] = await db.rows(sql`
    SELECT o.currency, c.id AS customer_id, c.currency AS customer_currency, c.price_list_id, c.tax_rate,
      h.id AS channel_id, h.prices_include_tax, l.id AS location_id, l.code AS location
    FROM organisation o
    LEFT JOIN customer c ON c.org_id = o.org_id AND c.deleted_at IS NULL
      AND c.id = ${customer ? numberedIs('customer', customer, org) : sql`NULL::uuid`}
    LEFT JOIN order_channel h ON h.org_id = o.org_id AND h.deleted_at IS NULL
      AND h.id = ${channel ? idBy('code', 'order_channel', channel, org) : sql`o.default_channel_id`}
    LEFT JOIN location l ON l.org_id = o.org_id AND l.active AND l.deleted_at IS NULL
      AND l.id = ${location ? idBy('code', 'location', location, org) : sql`coalesce(h.default_location_id, o.default_location_id)`}
    WHERE o.org_id = ${org}`);
  return row!;
}

function unknownIn({ customer, channel, location }: Input, setting: Row): Problem | null {
  const asked = { customer, channel, location };
  for (const name of ['customer', 'channel', 'location'] as const) {
    const ref = asked[name];
    if (ref !== undefined && !setting[`${name}_id`])
      return fieldProblem(INVALID, `/${name}`, `there is no ${name} "${ref}"`);
  }
  return null;
}

function offersSql({ search, product, limit }: Input, setting: Row, { actor: { org } }: Asking): Sql {
  const named = typeof product === 'string' ? [product] : product;
  const found = named ? namedProducts(named, org) : foundProducts(search, limit, org);
  return sql`
    WITH found AS MATERIALIZED (${found})
    SELECT r.*, f.matched, f.place, one.unit_price AS listed_price,
      p.on_hand, p.demand, p.allocated, p.committed, p.expected, p.average_cost
    FROM found f
    JOIN product r ON r.org_id = ${org} AND r.id = f.id
    LEFT JOIN price one ON one.org_id = ${org} AND one.price_list_id = ${setting.price_list_id}::uuid AND one.product_id = r.id
    LEFT JOIN position p ON p.org_id = ${org} AND p.product_id = r.id AND p.location_id = ${setting.location_id}::uuid
    ORDER BY f.place, r.sku ${named ? empty : sql`LIMIT ${limit}`}`;
}

const NOTHING_THERE = {
  on_hand: '0',
  demand: '0',
  allocated: '0',
  committed: '0',
  expected: '0',
  average_cost: '0',
};

const offeredOf = (row: Row, { customer_id, tax_rate, location_id }: Row): Offered => ({
  product: readRecord(productRecord, row) as unknown as Product,
  listed: row.listed_price === null ? null : (parseFixed(row.listed_price, PRICE_SCALE) as Price),
  customer: customer_id && {
    taxRate: tax_rate === null ? null : (parseFixed(tax_rate, PERCENT_SCALE) as Percent),
  },
  position: location_id && readPosition({ ...NOTHING_THERE, ...(row.on_hand !== null && row) }),
  matched: row.matched,
});
