import pg from 'pg';
import { foundOrganisation } from '../src/organisation/index.ts';
import { migrate } from '../src/store/migrate.ts';

/** The wholesaler whose orders are taken in: 10,000 products with plenty in stock, 5,000 customers. */
export const PRODUCTS = 10_000;
export const CUSTOMERS = 5_000;
export const skuOf = (n: number): string => `P-${String(n).padStart(5, '0')}`;
export const customerOf = (n: number): string => `C-${String(n).padStart(5, '0')}`;

export interface Company {
  readonly org: string;
  readonly token: string;
  readonly location: string;
}

/** Migrates an empty database and sets the company up. Stock is checked and enforced, as a careful seller has it. */
export async function foundCompany(url: string): Promise<Company> {
  await migrate(url);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on('error', () => {});
  try {
    const founding = { name: 'Bench', currency: 'EUR', timeZone: 'UTC' };
    const policies = { stockPolicy: 'refuse', stockGuard: 'enforce' } as const;
    const { org, ownerToken, location } = await foundOrganisation(pool, { ...founding, ...policies });
    await pool.query(PARTIES_SQL(CUSTOMERS), [org]);
    await pool.query(CATALOG_SQL(PRODUCTS), [org]);
    for (const sql of STOCK_SQL) await pool.query(sql, [org]);
    await pool.query("INSERT INTO counter (org_id, name, prefix, last) VALUES ($1, 'sales-order', 'SO', 0)", [
      org,
    ]);
    await pool.query('VACUUM ANALYZE');
    return { org, token: ownerToken, location };
  } finally {
    await pool.end();
  }
}

const PARTIES_SQL = (count: number) => `
  INSERT INTO customer (org_id, id, number, name, email, bill_to, ship_to, payment_terms, active, version)
  SELECT $1::uuid, uuidv7(), 'C-' || lpad(n::text, 5, '0'), 'Customer ' || n, 'c' || n || '@example.com', a, a,
    '30 days', true, 1
  FROM generate_series(0, ${count - 1}) AS n, jsonb_build_object('name', 'Customer ' || n,
    'line1', n || ' High Street', 'city', 'Springfield', 'postalCode', lpad(n::text, 5, '0'), 'country', 'DE') AS a`;

const CATALOG_SQL = (count: number) => `
  INSERT INTO product (org_id, id, sku, name, unit, decimals, price, cost, tax_rate, drop_shippable, picking_rule,
    lot_tracked, selling_units, active, version)
  SELECT $1::uuid, uuidv7(), 'P-' || lpad(n::text, 5, '0'), 'Product ' || n, 'pc', 0, 1 + n % 90 + 0.95, 1 + n % 50,
    19, false, 'FIFO', false, '[]', true, 1
  FROM generate_series(0, ${count - 1}) AS n`;

/** More than any run sells. */
const PLENTY = 100_000_000;

/** A receipt of every product into the unassigned bin: document, ledger, and the sums of the ledger. */
const STOCK_SQL = [
  `INSERT INTO stock_document (org_id, id, number, kind, day, location_id, created_at)
   SELECT $1::uuid, uuidv7(), 'RC-000001', 'receipt', current_date, id, now() FROM location WHERE org_id = $1::uuid`,
  `INSERT INTO ledger_entry (org_id, id, product_id, location_id, source_id, actor_id, command_id, recorded_at, day,
     line, event, quantity, ref, bin_id, unit_cost)
   SELECT $1::uuid, uuidv7(), p.id, l.id, d.id, t.id, d.id, now(), current_date, row_number() OVER (ORDER BY p.sku),
     'RECEIVE', ${PLENTY}, d.number, l.unassigned_bin_id, p.cost
   FROM product p, location l, stock_document d, token t
   WHERE p.org_id = $1::uuid AND l.org_id = $1::uuid AND d.org_id = $1::uuid AND t.org_id = $1::uuid`,
  `INSERT INTO position (org_id, product_id, location_id, on_hand, demand, allocated, committed, expected,
     average_cost, guarded)
   SELECT org_id, product_id, location_id, sum(quantity), 0, 0, 0, 0, max(unit_cost), true
   FROM ledger_entry WHERE org_id = $1::uuid GROUP BY 1, 2, 3`,
  `INSERT INTO bin_position (org_id, product_id, location_id, bin_id, on_hand, committed, received_at)
   SELECT org_id, product_id, location_id, bin_id, sum(quantity), 0, min(recorded_at)
   FROM ledger_entry WHERE org_id = $1::uuid GROUP BY 1, 2, 3, 4`,
];
