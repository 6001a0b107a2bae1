/** One thing done to an order, or to what hangs on it, so many days after the thing before. */
export interface Step {
  readonly after: number;
  readonly command: string;
  /** `$order` is the order; other names were given by earlier steps. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly as?: string;
}

/** What the lines of an order are made of. */
export type Goods = 'any' | 'plenty' | 'furniture' | 'more than there is';

/** What becomes of an order, and how many orders it becomes of. */
export interface Life {
  readonly workflow: 'shipment-driven' | 'status-driven';
  readonly count: number;
  /** Days since it was made, from the youngest to the oldest of its kind. */
  readonly age: readonly [least: number, most: number];
  readonly steps: readonly Step[];
  /** Anything unless said. What is to be shipped comes of what is there in plenty. */
  readonly goods?: Goods;
  /** Said instead of chosen by chance. */
  readonly header?: Readonly<Record<string, unknown>>;
  readonly lines?: readonly Readonly<Record<string, unknown>>[];
}

/** Without a dot in its name the command is one on the order itself. */
export function step(after: number, verb: string, input: Record<string, unknown> = {}, as?: string): Step {
  const isOnOrder = !verb.includes('.');
  return {
    after,
    command: isOnOrder ? `sales-order.${verb}` : verb,
    input: isOnOrder ? { ref: '$order', ...input } : input,
    ...(as !== undefined && { as }),
  };
}

export const confirm = step(1, 'confirm');
export const enter = step(1, 'enter');
export const ship = step(2, 'ship');
export const invoice = step(1, 'invoice');
export const pay = step(14, 'pay');

/** A shipment of the order, called `$shipment`. */
export const shipment = (after: number, input: Record<string, unknown>): Step =>
  step(after, 'shipment.create', { order: '$order', ...input }, 'shipment');
/** An invoice by itself, called `$invoice`. */
export const billed = (after: number, input: Record<string, unknown> = {}): Step =>
  step(after, 'invoice.create', { order: '$order', ...input }, 'invoice');
/** Money for the order: its open invoices, or ahead. */
export const paid = (after: number, amount: string, input: Record<string, unknown> = {}): Step =>
  step(after, 'payment.create', { order: '$order', amount, ...input }, 'payment');
