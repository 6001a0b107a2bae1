import sql from 'sql-template-tag';
import { z } from 'zod';
import { denial } from '../../command/access.ts';
import { notFound } from '../../command/document.ts';
import { flagField } from '../../command/fields.ts';
import { INVALID } from '../../command/problems.ts';
import { type Asking, defineQuery } from '../../command/query.ts';
import { PRICE_SCALE } from '../../kernel/fixed.ts';
import { type Id, isId } from '../../kernel/id.ts';
import { formatMoney, minorDigits, price as priceOf, roundTo } from '../../kernel/money.ts';
import { done, fieldProblem, type Result, refused } from '../../kernel/problem.ts';
import type { Row } from '../../store/statement.ts';
import { asked } from '../asked.ts';
import { refsField } from '../content.queries.ts';
import { KINDS } from '../kinds.ts';
import type { TicketShown } from '../sheets/pick-ticket.ts';
import type { OrderShown } from '../sheets/sales-order.ts';
import { grouped } from '../words.ts';
import { checked } from './checked.ts';
import { type Label, type LabelContent, MOST_LABELS, roundedUp } from './label.ts';
import { CELLS, LABEL_SIZES, MEASURES } from './sizes.ts';

const countField = z
  .union([z.enum(['ordered', 'unshipped', 'one']), z.coerce.number().int().min(1).max(MOST_LABELS)], {
    error: `ordered, unshipped, one, or a number up to ${MOST_LABELS}`,
  })
  .meta({ description: 'how many of each: as ordered or unshipped (rounded up), one, or a number' });

export const labelInput = z.strictObject({
  refs: refsField.optional().meta({ description: 'sales orders whose lines are labelled' }),
  products: refsField.optional().meta({ description: 'products, by id or SKU, without an order' }),
  of: countField.optional(),
  size: z.enum(LABEL_SIZES).default('sheet').meta({ description: 'in inches; sheet is letter, 3 × 10' }),
  startAt: z.coerce
    .number()
    .int()
    .min(1)
    .max(CELLS)
    .default(1)
    .meta({ description: 'first cell of the sheet' }),
  code: z.enum(['sku', 'barcode']).default('sku').meta({ description: 'barcode: the SKU where it has none' }),
  price: flagField.default(false).meta({ description: 'with the price of the product' }),
  lot: flagField.default(false).meta({ description: 'with lot and expiry of what is to be picked' }),
});
type Input = z.output<typeof labelInput>;

export const documentLabels = defineQuery({
  name: 'document.labels',
  sentence: 'SKU labels of orders or products: what stands on each, and how many of it.',
  permission: 'documents:read',
  input: labelInput,
  run: async (input, asking) => {
    const denied = denial(asking.actor, `${KINDS['sku-labels'].area}:read`);
    if (denied) return refused(denied);
    if (!input.refs && !input.products) {
      return refused(fieldProblem(INVALID, '/refs', 'say which: sales orders, or products'));
    }
    const wanted = await wantedBy(input, asking);
    if (!wanted.ok) return wanted;
    const labels = await labelled(wanted.value, input, asking);
    const printed = checked(labels, input.size);
    if (!printed.ok) return printed;
    const refs = [...(input.refs ?? []), ...(input.products ?? [])];
    const title = refs.length === 1 ? `SKU labels ${refs[0]}` : 'SKU labels';
    const { size, startAt } = input;
    return done({ title, size, startAt, labels: printed.value, refs } satisfies LabelContent);
  },
});

/** So many labels of a product, of a lot perhaps. */
interface WantedLabels {
  readonly product: Id;
  readonly copies: number;
  readonly lot: string | null;
  readonly expiresOn: string | null;
}

async function wantedBy(input: Input, asking: Asking): Promise<Result<WantedLabels[]>> {
  const all: WantedLabels[] = [];
  for (const ref of input.refs ?? []) {
    const order = await asked<OrderShown>(asking, 'sales-order.get', { ref });
    if (!order.ok) return order;
    if (order.value.deletedAt) return refused(notFound('sales order', 'sales-order', ref));
    const ticket = input.lot
      ? await asked<TicketShown>(asking, 'shipment.pick-plan', { order: order.value.id })
      : null;
    if (ticket && !ticket.ok) return ticket;
    all.push(...order.value.lines.flatMap((line) => wantedOf(line, input.of, ticket?.value ?? null)));
  }
  if (!input.products) return done(all);
  const { of = 'one', products } = input;
  if (of === 'ordered' || of === 'unshipped')
    return refused(fieldProblem(INVALID, '/of', 'without an order, say one or a number'));
  const found = await productIds(products, asking);
  if (!found.ok) return found;
  const copies = of === 'one' ? 1 : of;
  return done([...all, ...found.value.map((product) => ({ product, copies, lot: null, expiresOn: null }))]);
}

/** Of a line: what is still to be picked comes from known lots; what went before, or is short, from none we know. */
function wantedOf(
  line: OrderShown['lines'][number] & { readonly productId?: string },
  of: Input['of'] = 'ordered',
  ticket: TicketShown | null,
): WantedLabels[] {
  const product = line.productId as Id;
  const plain = { product, lot: null, expiresOn: null };
  const copies =
    of === 'one' ? 1 : typeof of === 'number' ? of : roundedUp(of === 'ordered' ? line.quantity : line.open);
  if (!ticket) return [{ ...plain, copies }];
  const picks = ticket.lines.filter((pick) => pick.line === line.line && pick.lot !== null);
  if (typeof of === 'number' || of === 'one') {
    const [first] = picks;
    return [{ ...plain, copies, ...(first && { lot: first.lot, expiresOn: first.expiresOn }) }];
  }
  let left = copies;
  const ofLots = picks.map(({ lot, expiresOn, quantity }) => {
    const some = Math.min(left, roundedUp(quantity));
    left -= some;
    return { product, copies: some, lot, expiresOn };
  });
  return [...ofLots, { ...plain, copies: left }];
}

async function productIds(refs: readonly string[], { db, actor }: Asking): Promise<Result<Id[]>> {
  const [ids, skus] = [refs.filter((ref) => isId(ref)), refs.filter((ref) => !isId(ref))];
  const rows = await db.rows(sql`SELECT id, sku FROM product
    WHERE org_id = ${actor.org} AND deleted_at IS NULL AND (id = ANY(${ids}) OR sku = ANY(${skus}))`);
  const byName = new Map(
    rows.flatMap(({ id, sku }) => [[id as string, id as Id] as const, [sku, id] as const]),
  );
  const missing = refs.find((ref) => !byName.has(ref));
  if (missing !== undefined) return refused(notFound('product', 'product', missing));
  return done(refs.map((ref) => byName.get(ref) as Id));
}

async function labelled(
  wanted: readonly WantedLabels[],
  { code, price, size }: Input,
  { db, actor, organisation }: Asking,
): Promise<Label[]> {
  const ids = [...new Set(wanted.map(({ product }) => product))];
  const rows = await db.rows(sql`SELECT id, sku, name, barcode, price FROM product
    WHERE org_id = ${actor.org} AND id = ANY(${ids})`);
  const { currency } = await organisation();
  const products = new Map(rows.map((row) => [row.id as Id, row]));
  return wanted.map(({ product, ...more }) => {
    const { sku, name, barcode, price: asks } = products.get(product) as Row;
    const own = code === 'barcode' ? barcode : null;
    const shown = price ? `${currency} ${grouped(rounded(asks, currency))}` : null;
    return { code: own ?? sku, sku, name: shortened(name, MEASURES[size].nameLength), price: shown, ...more };
  });
}

/** A label shows what is paid, whole minor units; prices may be finer. */
const rounded = (asks: string, currency: string): string => {
  const digits = minorDigits(currency);
  return formatMoney(roundTo(priceOf(asks), PRICE_SCALE, digits), digits);
};

function shortened(name: string, most: number): string {
  const letters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment);
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : name;
}
