import type { Change } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import { partsChanged } from '../store/parts.ts';
import type { Statement } from '../store/statement.ts';
import type { PurchaseOrder } from './purchase-order.ts';
import { type LinkRow, lineTable, linkTable } from './purchase-order-tables.store.ts';

/** The lines and links of purchase orders, as far as they changed. */
export function saveLines(org: Id, changes: readonly Change<PurchaseOrder>[]): Statement[] {
  const moved = changes.filter(({ before, after }) => before?.lines !== after.lines);
  const lines = moved.map(({ before, after: purchase }) => {
    const { gone, changed, added } = partsChanged(before?.lines ?? [], purchase.lines, ({ line }) => line);
    const rows = (parts: PurchaseOrder['lines']) => parts.map((line) => ({ purchase, line }));
    return { gone: rows(gone), changed: rows(changed), added: rows(added) };
  });
  const links = moved.map(({ before, after }) =>
    partsChanged(before ? linksOf(before) : [], linksOf(after), wholeLink),
  );
  return [
    ...lineTable.remove(
      org,
      lines.flatMap(({ gone }) => gone),
    ),
    ...lineTable.update(
      org,
      lines.flatMap(({ changed }) => changed),
    ),
    ...lineTable.insert(
      org,
      lines.flatMap(({ added }) => added),
    ),
    ...linkTable.remove(
      org,
      links.flatMap(({ gone }) => gone),
    ),
    ...linkTable.insert(
      org,
      links.flatMap(({ added }) => added),
    ),
  ];
}

const linksOf = (purchase: PurchaseOrder): LinkRow[] =>
  purchase.lines.flatMap(({ line, links }) =>
    links.map((link, position) => ({ purchase, line, position, link })),
  );

// All there is to a link is its identity: one that changed is removed and put again.
const wholeLink = ({ line, position, link }: LinkRow): string =>
  `${line} ${position} ${link.order} ${link.orderLine} ${link.quantity}`;
