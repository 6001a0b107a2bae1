import { defineCycle } from '../lifecycle/cycle.ts';

const CANCELLED = 'it was cancelled';
const CLOSED = 'it was closed';
const SHIPPED = 'the supplier has shipped everything';

/** E5: draft → issued → partially shipped → shipped, by the supplier to the customer; closed, cancelled. */
export const dropShipCycle = defineCycle({
  name: 'drop-ship',
  initial: 'draft',
  states: {
    draft: { colour: 'grey', rank: 1 },
    issued: { colour: 'blue', rank: 2 },
    'partially shipped': { colour: 'yellow', rank: 3 },
    shipped: { colour: 'green', rank: 4, terminal: true },
    closed: { colour: 'teal', terminal: true },
    cancelled: { colour: 'red', terminal: true },
  },
  moves: {
    edit: {
      label: 'Edit',
      hint: 'Changes the day it is expected, its address, reference, notes and, of a draft, the supplier.',
      from: { draft: 'stay', issued: 'stay', 'partially shipped': 'stay' },
      refusals: { cancelled: CANCELLED, closed: CLOSED },
      otherwise: SHIPPED,
    },
    'edit-lines': {
      label: 'Edit lines',
      hint: 'Changes how much the supplier ships; the rest of the order line is allocated again (E5).',
      from: { draft: 'stay', issued: 'stay', 'partially shipped': 'stay' },
      refusals: { cancelled: CANCELLED, closed: CLOSED },
      otherwise: SHIPPED,
    },
    issue: {
      label: 'Issue',
      hint: 'Sends it to the supplier. It is not expected stock (E5).',
      from: { draft: 'issued' },
      refusals: { cancelled: CANCELLED },
      otherwise: 'it has been issued already',
    },
    ship: {
      label: 'Supplier shipped',
      hint: 'The supplier has shipped some or all of it: that counts as shipped, on hand stays (E5).',
      from: { issued: 'partially shipped', 'partially shipped': 'stay' },
      refusals: { draft: 'it is not issued', cancelled: CANCELLED, closed: CLOSED },
      otherwise: SHIPPED,
    },
    complete: {
      label: 'Complete',
      hint: 'Follows when nothing of it is open any more.',
      from: { issued: 'shipped', 'partially shipped': 'shipped' },
      otherwise: 'nothing of it is open',
      derived: true,
    },
    close: {
      label: 'Close',
      hint: 'The supplier ships no more of it: the rest of the order line is allocated again (E5).',
      from: { issued: 'closed', 'partially shipped': 'closed' },
      refusals: {
        draft: 'it is not issued; cancel it',
        cancelled: CANCELLED,
        closed: 'it is closed already',
      },
      otherwise: SHIPPED,
      destructive: true,
    },
    cancel: {
      label: 'Cancel',
      hint: 'The supplier ships nothing: the order line is allocated again (E5).',
      from: { draft: 'cancelled', issued: 'cancelled' },
      refusals: {
        'partially shipped': 'the supplier has shipped some of it; close it instead',
        cancelled: 'it is cancelled already',
        closed: CLOSED,
      },
      otherwise: SHIPPED,
      destructive: true,
    },
  },
});
