import { connect } from '../connect.ts';
import { without } from './indexes.ts';
import { INSERTS, POSITIONS, PREPARE } from './seed.sql.ts';

/** What is filled, in the order in which it refers to one another. */
const FILLED = [
  'sales_order',
  'sales_order_line',
  'dispute',
  'ledger_entry',
  'timeline_entry',
  'outbox',
  'command_log',
];

/**
 * Two years of orders, as Allot itself would have left them, straight into the tables: made with indexes away, which
 * is the difference between minutes and hours.
 */
export async function seedOrders(url: string, orders: number): Promise<void> {
  const client = await connect(url, OPTIONS);
  try {
    for (const sql of PREPARE) await client.query(sql.replaceAll(':orders', String(orders)));
    await without(client, FILLED, async () => {
      for (const sql of INSERTS) await client.query(sql);
    });
    for (const sql of POSITIONS) await client.query(sql);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

const OPTIONS = [
  'maintenance_work_mem=1GB',
  'work_mem=256MB',
  'synchronous_commit=off',
  'timezone=UTC',
  'jit=off',
]
  .map((option) => `-c ${option}`)
  .join(' ');
