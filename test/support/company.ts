import assert from 'node:assert/strict';
import type pg from 'pg';
import { prove } from '../../src/proof/index.ts';
import { type Answered, sendTo, type Wishes } from './http-client.ts';

interface Served {
  readonly url: string;
  readonly org: string;
  /** The owner's. */
  readonly token: string;
  readonly addresses: readonly string[];
  readonly pool: pg.Pool;
}

/** A company that is asked over HTTP, at several addresses by turns. */
export class Company {
  readonly url: string;
  readonly org: string;
  readonly token: string;
  readonly #addresses: readonly string[];
  readonly #pool: pg.Pool;
  #turn = 0;

  constructor({ url, org, token, addresses, pool }: Served) {
    this.url = url;
    this.org = org;
    this.token = token;
    this.#addresses = addresses;
    this.#pool = pool;
  }

  send(method: string, path: string, body?: unknown, wishes?: Wishes): Promise<Answered> {
    const address = this.#addresses[this.#turn++ % this.#addresses.length] as string;
    return sendTo(address, this.token, method, path, body, wishes);
  }

  post(path: string, body: unknown = {}, wishes?: Wishes): Promise<Answered> {
    return this.send('POST', path, body, wishes);
  }

  /** The same request many times at once. */
  postAtOnce(times: number, path: string, body: unknown = {}, wishes?: Wishes): Promise<Answered[]> {
    return Promise.all(Array.from({ length: times }, () => this.post(path, body, wishes)));
  }

  /** A POST that must be accepted: answers the document. */
  async must(path: string, body: unknown = {}): Promise<Answered['body']> {
    const answer = await this.post(path, body);
    assert.ok(answer.status < 300, `POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Products with this much on hand at MAIN (no position where it is null), and a customer C-1. */
  async stock(quantities: Readonly<Record<string, string | null>>): Promise<void> {
    await this.must('/v1/customers', { number: 'C-1', name: 'Customer' });
    const skus = Object.keys(quantities);
    for (const sku of skus) await this.must('/v1/products', { sku, name: sku, price: '10.00' });
    const lines = skus
      .filter((sku) => quantities[sku] !== null)
      .map((sku) => ({ product: sku, quantity: quantities[sku], unitCost: '4' }));
    if (lines.length) await this.must('/v1/receipts', { location: 'MAIN', lines });
  }

  /** A saved order of one unit of each product unless more is said. */
  async order(skus: readonly string[], more: object = {}): Promise<Answered['body']> {
    const lines = skus.map((product) => ({ product, quantity: '1' }));
    return this.must('/v1/sales-orders', { customer: 'C-1', lines, ...more });
  }

  /** Rows of a statement whose `$1` is this company. */
  async rows(text: string, ...values: unknown[]): Promise<pg.QueryResultRow[]> {
    return (await this.#pool.query(text, [this.org, ...values])).rows;
  }

  async count(table: string): Promise<number> {
    const [row] = await this.rows(`SELECT count(*)::int AS n FROM ${table} WHERE org_id = $1`);
    return row?.n;
  }

  /** On hand and allocated of a product, added up over locations. */
  async position(sku: string): Promise<{ onHand: number; allocated: number }> {
    const [row] = await this.rows(
      `SELECT sum(p.on_hand)::float AS on_hand, sum(p.allocated)::float AS allocated FROM position p
       JOIN product ON product.org_id = p.org_id AND product.id = p.product_id
       WHERE p.org_id = $1 AND product.sku = $2`,
      sku,
    );
    return { onHand: row?.on_hand ?? 0, allocated: row?.allocated ?? 0 };
  }

  /** Everything `allot verify` proves holds. */
  async verify(): Promise<void> {
    await assertProved(this.url, this.org);
  }
}

export async function assertProved(url: string, org?: string): Promise<void> {
  const proof = await prove(url, { most: 5, ...(org && { org }) });
  const wrong = proof.checks.filter(({ found, isNotice }) => found > 0 && !isNotice);
  assert.deepEqual(wrong, []);
  assert.ok(proof.entries > 0, 'there was something to prove');
}

/** How often each status (and problem, where there is one) was answered: `{ 201: 10, '409 stock/short': 40 }`. */
export function tally(answers: readonly Answered[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = status < 300 ? String(status) : `${status} ${String(body?.type).replace('/problems/', '')}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
