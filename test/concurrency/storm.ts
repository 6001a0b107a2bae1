import { Dice } from '../model/dice.ts';
import { type Company, tally } from '../support/company.ts';
import type { Answered, Wishes } from '../support/http-client.ts';

export const HOT = ['LANTERN', 'HEART', 'TIN', 'ROPE', 'BELL'] as const;

const MOVES = [
  'confirm',
  'cancel',
  'enter',
  'commit',
  'ship',
  'ship',
  'invoice',
  'pay',
  'reject',
  'duplicate',
];

interface Seen {
  readonly id: string;
  version: number;
}

export interface StormSettings {
  readonly clients: number;
  /** What each of them does, one thing after the other. */
  readonly acts: number;
  readonly seed: number;
}

/** Many clients who do everything at once to a few orders and products, at several servers. */
export class Storm {
  readonly answers: Answered[] = [];
  /** What no server should ever answer: faults, and promises broken. */
  readonly wrong: string[] = [];
  readonly #company: Company;
  readonly #orders: Seen[] = [];
  readonly #won = new Set<string>();
  #keys = 0;

  constructor(company: Company) {
    this.#company = company;
  }

  async rage({ clients, acts, seed }: StormSettings): Promise<void> {
    const client = async (dice: Dice) => {
      for (let n = 0; n < acts; n++) await this.#act(dice);
    };
    await Promise.all(Array.from({ length: clients }, (_, i) => client(new Dice(seed + i))));
  }

  tally(): Record<string, number> {
    return tally(this.answers);
  }

  #act(dice: Dice): Promise<unknown> {
    if (dice.chance(0.3) && this.#orders.length > 4)
      return this.#fulfil(dice, dice.one(this.#orders.slice(-12)));
    const roll = dice.roll();
    if (roll < 0.25 || this.#orders.length < 5) return this.#create(dice);
    if (roll < 0.33) return this.#receive(dice);
    const order = dice.one(this.#orders.slice(-12));
    if (roll < 0.5) return this.#edit(dice, order);
    if (roll < 0.6) return this.#plan(dice, order);
    return this.#move(dice, order);
  }

  async #post(path: string, body: unknown = {}, wishes: Wishes = {}): Promise<Answered> {
    const answer = await this.#company.post(path, body, wishes);
    this.answers.push(answer);
    if (answer.status >= 500) this.wrong.push(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** Sometimes the answer is lost on the way and the same key is sent again, to whichever server comes next. */
  async #create(dice: Dice): Promise<void> {
    const lines = dice.some(HOT, HOT.length).map((product) => ({ product, quantity: String(dice.upTo(3)) }));
    const statusDriven = dice.chance(0.5);
    const kind = statusDriven
      ? { workflow: 'status-driven', status: dice.one(['Received', 'Entered', 'Shipped']) }
      : { workflow: 'shipment-driven', confirm: dice.chance(0.5) };
    const key = `storm-${++this.#keys}`;
    const body = { customer: 'C-1', ...kind, lines };
    const times = dice.chance(0.2) ? 3 : 1;
    const answers = await Promise.all(
      Array.from({ length: times }, () => this.#post('/v1/sales-orders', body, { key })),
    );
    const ids = new Set(answers.filter(({ status }) => status === 201).map((answer) => answer.body.id));
    if (ids.size > 1) this.wrong.push(`${key} made ${[...ids].join(' and ')}`);
    const [made] = answers;
    if (made?.status === 201) this.#orders.push({ id: made.body.id, version: made.body.version });
  }

  #receive(dice: Dice): Promise<Answered> {
    const lines = dice.some(HOT, 3).map((product) => ({ product, quantity: String(dice.upTo(9)) }));
    return this.#post('/v1/receipts', { location: 'MAIN', lines });
  }

  /** Of all edits that expect the same version of an order one may win. */
  async #edit(dice: Dice, order: Seen): Promise<void> {
    const version = dice.chance(0.6) ? order.version : undefined;
    const edit = [{ product: dice.one(HOT), quantity: String(dice.upTo(5)) }];
    const path = `/v1/sales-orders/${order.id}/edit-lines`;
    const answer = await this.#post(path, { edit }, version === undefined ? {} : { version });
    this.#note(order, answer);
    if (version === undefined || answer.status !== 200) return;
    const name = `${order.id} at version ${version}`;
    if (this.#won.has(name)) this.wrong.push(`two edits of ${name} were accepted`);
    this.#won.add(name);
  }

  async #plan(dice: Dice, order: Seen): Promise<void> {
    const move = dice.one(['confirm', 'cancel', 'enter', 'ship', 'reject']);
    const plan = await this.#post(`/v1/sales-orders/${order.id}/${move}`, {}, { plan: true });
    if (plan.status !== 200) return;
    const path = `/v1/plans/${plan.body.plan}/apply`;
    const answers = await Promise.all([this.#post(path), this.#post(path)]);
    const first = answers.filter(
      ({ status, headers }) => status === 200 && !headers.get('idempotent-replay'),
    );
    if (first.length > 1) this.wrong.push(`${path} was done twice`);
    for (const answer of answers) this.#note(order, answer);
  }

  /** Two people at once do the next thing to what hangs on an order: shipment, purchase, invoice or payment. */
  async #fulfil(dice: Dice, order: Seen): Promise<void> {
    const seen = await this.#company.send('GET', `/v1/sales-orders/${order.id}`);
    if (seen.status !== 200) return;
    const paths = pathsFrom(seen.body);
    const [path, body] = dice.one(paths);
    const other = dice.chance(0.5) ? ([path, body] as const) : dice.one(paths);
    await Promise.all([this.#post(path, body), this.#post(...other)]);
  }

  async #move(dice: Dice, order: Seen): Promise<void> {
    const move = dice.one(MOVES);
    const answer = await this.#post(`/v1/sales-orders/${order.id}/${move}`);
    if (move !== 'duplicate') this.#note(order, answer);
    else if (answer.status === 201) this.#orders.push({ id: answer.body.id, version: answer.body.version });
  }

  #note(order: Seen, { status, body }: Answered): void {
    if (status === 200 && body.id === order.id) order.version = Math.max(order.version, body.version);
  }
}

type Doing = readonly [path: string, body: object];

/** What one might do next to an order and to what hangs on it, allowed or not. */
// biome-ignore lint/suspicious/noExplicitAny: an order as JSON
function pathsFrom(order: any): Doing[] {
  const { number } = order;
  const line = order.lines[0]?.line ?? 1;
  const paths: Doing[] = [
    ['/v1/shipments', { order: number, lines: [{ line, quantity: '1' }] }],
    ['/v1/shipments', { order: number, move: 'commit' }],
    ['/v1/invoices', { order: number, mode: 'ordered' }],
    ['/v1/payments', { order: number, amount: '7.00', method: 'cash' }],
    [`/v1/sales-orders/${number}/buy`, {}],
    [`/v1/sales-orders/${number}/drop-ship`, { lines: [{ line, quantity: '1' }] }],
  ];
  for (const shipment of order.shipments)
    for (const move of ['commit', 'pick', 'ship', 'reopen'])
      paths.push([`/v1/shipments/${shipment.number}/${move}`, {}]);
  for (const purchase of order.purchases)
    for (const move of ['issue', 'receive', 'ship', 'cancel'])
      paths.push([`/v1/purchase-orders/${purchase.number}/${move}`, {}]);
  for (const invoice of order.invoices) {
    if (invoice.number === null) continue;
    paths.push([`/v1/invoices/${invoice.number}/void`, {}]);
    paths.push(['/v1/payments', { invoices: [invoice.number], amount: invoice.total, method: 'cash' }]);
    const lines = [{ line, quantity: '1' }];
    paths.push(['/v1/credit-notes', { invoice: invoice.number, lines, restock: true, reason: 'wet' }]);
  }
  return paths;
}
