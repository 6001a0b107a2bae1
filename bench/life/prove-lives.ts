import { prove } from '../../src/proof/index.ts';
import { ask } from '../proof.ts';

/** What was answered while lives were measured. */
export interface Answered {
  /** Orders brought from their creation to their payment. */
  readonly lives: number;
  /** All orders, those included. */
  readonly orders: number;
  readonly commands: number;
}

/** Every order that was answered is there, every one that was paid has lived its whole life, and nothing drifted. */
export async function proveLives(url: string, answered: Answered): Promise<void> {
  const { lived, orders, commands, unlike = 0 } = await ask(url, LIVES);
  for (const [what, found, wanted] of [
    ['whole lives', lived, answered.lives],
    ['orders', orders, answered.orders],
    ['commands', commands, answered.commands],
  ] as const) {
    if (found !== wanted) throw new Error(`${found} ${what} are there, ${wanted} were answered`);
  }
  if (unlike > 0) throw new Error(`${unlike} rows of whole lives are missing or too many`);
  const proof = await prove(url, { most: 3 });
  const wrong = proof.checks.filter(({ found, isNotice }) => found > 0 && !isNotice);
  if (wrong.length) throw new Error(`after whole lives ${JSON.stringify(wrong, null, 2)}`);
}

/** Of each of its five lines, what a whole life leaves behind; and one shipment, one invoice, one payment. */
const LIVES = `
  WITH lived AS (
    SELECT id FROM sales_order
    WHERE status = 'Fulfilled' AND invoice_status = 'fully invoiced' AND payment_status = 'paid'
  ), counted AS (
    SELECT (SELECT count(*) FROM lived) AS lived, (SELECT count(*) FROM sales_order) AS orders,
      (SELECT count(*) FROM command_log) AS commands,
      (SELECT count(*) FROM lived l JOIN shipment s ON s.order_id = l.id AND s.status = 'shipped') AS shipments,
      (SELECT count(*) FROM lived l JOIN shipment_line k ON k.order_id = l.id) AS shipped,
      (SELECT count(*) FROM lived l JOIN invoice i ON i.order_id = l.id) AS invoices,
      (SELECT count(*) FROM lived l JOIN invoice i ON i.order_id = l.id JOIN invoice_line k ON k.invoice_id = i.id) AS invoiced,
      (SELECT count(*) FROM payment) AS payments,
      (SELECT count(*) FROM lived l JOIN ledger_entry e ON e.source_id = l.id
       WHERE e.event IN ('DEMAND', 'ALLOCATE', 'COMMIT', 'REVERSE_COMMIT', 'CONSUME')) AS entries
  )
  SELECT lived::int, orders::int, commands::int, (abs(shipments - lived) + abs(shipped - 5 * lived) + abs(invoices - lived)
    + abs(invoiced - 5 * lived) + abs(payments - lived) + abs(entries - 25 * lived))::int AS unlike
  FROM counted`;
