import { defineCycle, type MoveRule } from '../lifecycle/cycle.ts';

const WALK = ['Received', 'Entered', 'Shipped', 'Invoiced', 'Paid', 'Completed'] as const;
type State = (typeof WALK)[number] | 'Rejected' | 'In-Dispute';

const REJECTED = 'a rejected order stays rejected; duplicate it to start again';
const COMPLETED = 'a completed order is closed';
const DISPUTED = 'it is in dispute; resolve the dispute first';

/** Forward from every earlier status, skipping allowed; out of a dispute to its origin or any later one (C1, C4). */
function forward(to: (typeof WALK)[number], label: string, hint: string): MoveRule<State> {
  const at = WALK.indexOf(to);
  const to_ = (states: readonly State[]) => Object.fromEntries(states.map((state) => [state, to]));
  return {
    label,
    hint,
    from: to_(WALK.slice(0, at)),
    fromOrigin: to_(WALK.slice(0, at + 1).filter((state) => state !== 'Completed')),
    settled: to === 'Completed' ? [] : [to],
    refusals: {
      Rejected: REJECTED,
      Completed: COMPLETED,
      'In-Dispute': `the dispute began later than ${to}; an order does not go backward`,
    },
    otherwise: `it is past ${to}; an order does not go backward`,
  };
}

/** Received → Entered → Shipped → Invoiced → Paid → Completed; Rejected, In-Dispute (docs/behaviour.md C). */
export const statusDriven = defineCycle<State, string>({
  name: 'status-driven order',
  initial: 'Received',
  states: {
    Received: { colour: 'grey', rank: 1 },
    Entered: { colour: 'blue', rank: 2 },
    Shipped: { colour: 'yellow', rank: 3 },
    Invoiced: { colour: 'violet', rank: 4 },
    Paid: { colour: 'teal', rank: 5 },
    Completed: { colour: 'green', rank: 6, terminal: true },
    Rejected: { colour: 'red', terminal: true },
    'In-Dispute': { colour: 'orange', remembersOrigin: true },
  },
  moves: {
    enter: forward('Entered', 'Enter', 'Allocates every line (C2).'),
    ship: forward('Shipped', 'Ship', 'Consumes every line from stock (C2).'),
    invoice: forward('Invoiced', 'Invoice', 'Marks the order invoiced; moves no stock beyond Shipped (C2).'),
    pay: forward('Paid', 'Pay', 'Marks the order paid; moves no stock beyond Shipped (C2).'),
    complete: forward('Completed', 'Complete', 'Closes the order (C5).'),
    reject: {
      label: 'Reject',
      hint: 'Reverses every stock effect, goods on hand included (C3).',
      from: { Received: 'Rejected', Entered: 'Rejected', Shipped: 'Rejected', Invoiced: 'Rejected' },
      fromOrigin: { Received: 'Rejected', Entered: 'Rejected', Shipped: 'Rejected', Invoiced: 'Rejected' },
      refusals: {
        Paid: 'it is paid; take the goods back by a return',
        Completed: COMPLETED,
        Rejected: 'it is rejected already',
        'In-Dispute': 'the dispute began after payment; take the goods back by a return',
      },
      otherwise: 'it cannot be rejected',
      destructive: true,
    },
    dispute: {
      label: 'Dispute',
      hint: 'Sets the order aside with a type, an amount and a reason; moves no stock (C4).',
      from: {
        Received: 'In-Dispute',
        Entered: 'In-Dispute',
        Shipped: 'In-Dispute',
        Invoiced: 'In-Dispute',
        Paid: 'In-Dispute',
      },
      refusals: { Rejected: REJECTED, Completed: COMPLETED, 'In-Dispute': 'it is in dispute already' },
      otherwise: 'it cannot be disputed',
    },
    resolve: {
      label: 'Resolve dispute',
      hint: 'Closes the dispute with its outcome and goes back to the status it began in (C4).',
      from: { 'In-Dispute': 'origin' },
      otherwise: 'it is not in dispute',
    },
    buy: {
      label: 'SO to PO',
      hint: 'Makes draft purchase orders, one for each supplier, for what nothing covers yet (E1).',
      from: { Entered: 'stay' },
      refusals: { Received: 'it is not entered', Rejected: REJECTED, 'In-Dispute': DISPUTED },
      otherwise: 'it has shipped',
    },
    hold: {
      label: 'Hold',
      hint: 'Keeps the order from being entered or shipped, with a reason (B20).',
      from: { Received: 'stay', Entered: 'stay' },
      refusals: { Rejected: REJECTED, 'In-Dispute': DISPUTED },
      otherwise: 'it has shipped',
    },
    release: {
      label: 'Release hold',
      hint: 'Lets a held order go on (B20).',
      from: { Received: 'stay', Entered: 'stay', 'In-Dispute': 'stay' },
      otherwise: 'it is not held',
    },
    edit: {
      label: 'Edit',
      hint: 'Changes header fields that move no stock.',
      from: {
        Received: 'stay',
        Entered: 'stay',
        Shipped: 'stay',
        Invoiced: 'stay',
        Paid: 'stay',
        Completed: 'stay',
        'In-Dispute': 'stay',
      },
      otherwise: REJECTED,
    },
    'edit-lines': {
      label: 'Edit lines',
      hint: 'Changes lines and locations and posts the difference (C9).',
      from: { Received: 'stay', Entered: 'stay' },
      refusals: { 'In-Dispute': DISPUTED, Rejected: REJECTED, Completed: COMPLETED },
      otherwise: 'it has shipped; lines and locations are locked',
    },
    'edit-dates': {
      label: 'Edit dates',
      hint: 'Changes the business date of a status and re-dates its entries (C6).',
      from: {
        Received: 'stay',
        Entered: 'stay',
        Shipped: 'stay',
        Invoiced: 'stay',
        Paid: 'stay',
        Completed: 'stay',
      },
      refusals: { 'In-Dispute': DISPUTED },
      otherwise: REJECTED,
    },
    delete: {
      label: 'Delete',
      hint: 'Removes an order that was only received; its demand is reversed and a tombstone stays (H4).',
      from: { Received: 'stay' },
      otherwise: 'only a received order can be deleted; reject it instead',
      destructive: true,
    },
    duplicate: {
      label: 'Duplicate',
      hint: 'Makes a new received order with the same customer, lines, prices and addresses (A11).',
      from: {
        Received: 'stay',
        Entered: 'stay',
        Shipped: 'stay',
        Invoiced: 'stay',
        Paid: 'stay',
        Completed: 'stay',
        Rejected: 'stay',
        'In-Dispute': 'stay',
      },
      otherwise: '',
    },
  },
});
