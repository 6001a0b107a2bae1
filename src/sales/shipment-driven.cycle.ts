import { defineCycle } from '../lifecycle/cycle.ts';

const CANCELLED = 'a cancelled order stays cancelled; duplicate it to start again';

/** Saved → Confirmed → In Process → Fulfilled, Cancelled (docs/behaviour.md B). */
export const shipmentDriven = defineCycle({
  name: 'shipment-driven order',
  initial: 'Saved',
  states: {
    Saved: { colour: 'grey', rank: 1 },
    Confirmed: { colour: 'blue', rank: 2 },
    'In Process': { colour: 'yellow', rank: 3 },
    Fulfilled: { colour: 'green', rank: 4, terminal: true },
    Cancelled: { colour: 'red', terminal: true },
  },
  moves: {
    confirm: {
      label: 'Confirm',
      hint: 'Allocates the stock of every line and makes the order binding (B2).',
      from: { Saved: 'Confirmed' },
      refusals: { Cancelled: CANCELLED },
      otherwise: 'it has been confirmed already',
    },
    start: {
      label: 'Start',
      hint: 'Follows from the first commitment, shipment or supplier shipment (B13).',
      from: { Confirmed: 'In Process' },
      otherwise: 'only a confirmed order starts',
      derived: true,
    },
    withdraw: {
      label: 'Withdraw',
      hint: 'Follows when the last active shipment is withdrawn and nothing has shipped (B13).',
      from: { 'In Process': 'Confirmed' },
      otherwise: 'only an order in process goes back',
      derived: true,
    },
    fulfil: {
      label: 'Fulfil',
      hint: 'Follows when every line is shipped or drop-shipped in full (B14).',
      from: { 'In Process': 'Fulfilled' },
      otherwise: 'only an order in process is fulfilled',
      derived: true,
    },
    commit: {
      label: 'Commit',
      hint: 'Locks all that is open to shipments, one for each location (B9).',
      from: { Confirmed: 'stay', 'In Process': 'stay' },
      refusals: { Saved: 'it is not confirmed', Cancelled: CANCELLED },
      otherwise: 'everything has shipped',
    },
    ship: {
      label: 'Ship the rest',
      hint: 'Ships all that is open, what is committed included (B11).',
      from: { Confirmed: 'stay', 'In Process': 'stay' },
      refusals: { Saved: 'it is not confirmed', Cancelled: CANCELLED },
      otherwise: 'everything has shipped',
    },
    invoice: {
      label: 'Invoice',
      hint: 'Invoices what is left; of a cancelled order what has shipped (D1–D3).',
      from: { Confirmed: 'stay', 'In Process': 'stay', Fulfilled: 'stay', Cancelled: 'stay' },
      otherwise: 'it is not confirmed',
    },
    pay: {
      label: 'Record payment',
      hint: 'Records the payment of all that is owed on its open invoices (D5).',
      from: { Confirmed: 'stay', 'In Process': 'stay', Fulfilled: 'stay', Cancelled: 'stay' },
      otherwise: 'it is not confirmed',
    },
    buy: {
      label: 'SO to PO',
      hint: 'Makes draft purchase orders, one for each supplier, for what nothing covers yet (E1).',
      from: { Confirmed: 'stay', 'In Process': 'stay' },
      refusals: { Saved: 'it is not confirmed', Cancelled: CANCELLED },
      otherwise: 'everything has shipped',
    },
    'drop-ship': {
      label: 'Drop ship',
      hint: 'Has the supplier ship lines straight to the customer (E5).',
      from: { Confirmed: 'stay', 'In Process': 'stay' },
      refusals: { Saved: 'it is not confirmed', Cancelled: CANCELLED },
      otherwise: 'everything has shipped',
    },
    hold: {
      label: 'Hold',
      hint: 'Keeps the order from being confirmed, committed or shipped, with a reason (B20).',
      from: { Saved: 'stay', Confirmed: 'stay', 'In Process': 'stay' },
      refusals: { Cancelled: CANCELLED },
      otherwise: 'everything has shipped',
    },
    release: {
      label: 'Release hold',
      hint: 'Lets a held order go on (B20).',
      from: { Saved: 'stay', Confirmed: 'stay', 'In Process': 'stay' },
      otherwise: 'it is not held',
    },
    edit: {
      label: 'Edit',
      hint: 'Changes dates, addresses, notes, charges and other header fields; moves no stock (B5).',
      from: { Saved: 'stay', Confirmed: 'stay', 'In Process': 'stay', Fulfilled: 'stay' },
      otherwise: CANCELLED,
    },
    'edit-lines': {
      label: 'Edit lines',
      hint: 'Adds, removes, raises, lowers, moves or swaps lines and re-allocates the difference at once (B5).',
      from: { Saved: 'stay', Confirmed: 'stay', 'In Process': 'stay' },
      refusals: { Fulfilled: 'everything has shipped; the lines are locked' },
      otherwise: CANCELLED,
    },
    cancel: {
      label: 'Cancel',
      hint: 'Releases the open allocation; what has shipped stays shipped (B16).',
      from: { Saved: 'Cancelled', Confirmed: 'Cancelled', 'In Process': 'Cancelled' },
      refusals: { Fulfilled: 'it has shipped completely; take goods back by a return or an adjustment' },
      otherwise: 'it is cancelled already',
      destructive: true,
    },
    delete: {
      label: 'Delete',
      hint: 'Removes a draft; its number stays used and a tombstone stays (H4).',
      from: { Saved: 'stay' },
      otherwise: 'only a saved order can be deleted; cancel it instead',
      destructive: true,
    },
    duplicate: {
      label: 'Duplicate',
      hint: 'Makes a new saved order with the same customer, lines, prices and addresses (A11).',
      from: { Saved: 'stay', Confirmed: 'stay', 'In Process': 'stay', Fulfilled: 'stay', Cancelled: 'stay' },
      otherwise: '',
    },
  },
});
