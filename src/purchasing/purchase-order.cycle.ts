import { defineCycle } from '../lifecycle/cycle.ts';

const CANCELLED = 'it was cancelled';
const CLOSED = 'it was closed; what still comes is taken in by a receipt of its own';
const RECEIVED = 'everything has come in';

/** E2: draft → issued → partially received → received; closed where the rest will not come, cancelled before anything did. */
export const purchaseOrderCycle = defineCycle({
  name: 'purchase order',
  initial: 'draft',
  states: {
    draft: { colour: 'grey', rank: 1 },
    issued: { colour: 'blue', rank: 2 },
    'partially received': { colour: 'yellow', rank: 3 },
    received: { colour: 'green', rank: 4, terminal: true },
    closed: { colour: 'teal', terminal: true },
    cancelled: { colour: 'red', terminal: true },
  },
  moves: {
    edit: {
      label: 'Edit',
      hint: 'Changes the day it is expected, its reference, notes and, of a draft, the supplier.',
      from: { draft: 'stay', issued: 'stay', 'partially received': 'stay' },
      refusals: { cancelled: CANCELLED, closed: CLOSED },
      otherwise: RECEIVED,
    },
    'edit-lines': {
      label: 'Edit lines',
      hint: 'Changes what is bought; of an issued one the difference is expected at once (E2).',
      from: { draft: 'stay', issued: 'stay', 'partially received': 'stay' },
      refusals: { cancelled: CANCELLED, closed: CLOSED },
      otherwise: RECEIVED,
    },
    issue: {
      label: 'Issue',
      hint: 'Sends it to the supplier: its goods are expected from now on (E2).',
      from: { draft: 'issued' },
      refusals: { cancelled: CANCELLED },
      otherwise: 'it has been issued already',
    },
    receive: {
      label: 'Receive',
      hint: 'Takes in what has come, all that is open unless said (E2, E4).',
      from: { issued: 'partially received', 'partially received': 'stay' },
      refusals: { draft: 'it is not issued', cancelled: CANCELLED, closed: CLOSED },
      otherwise: RECEIVED,
    },
    complete: {
      label: 'Complete',
      hint: 'Follows when nothing of it is open any more.',
      from: { issued: 'received', 'partially received': 'received' },
      otherwise: 'nothing of it is open',
      derived: true,
    },
    close: {
      label: 'Close',
      hint: 'What has not come will not come: it is expected no longer (E2).',
      from: { issued: 'closed', 'partially received': 'closed' },
      refusals: {
        draft: 'it is not issued; cancel it',
        cancelled: CANCELLED,
        closed: 'it is closed already',
      },
      otherwise: RECEIVED,
      destructive: true,
    },
    cancel: {
      label: 'Cancel',
      hint: 'Nothing of it comes: it is expected no longer.',
      from: { draft: 'cancelled', issued: 'cancelled' },
      refusals: {
        'partially received': 'some of it has come in; close it instead',
        cancelled: 'it is cancelled already',
        closed: CLOSED,
      },
      otherwise: RECEIVED,
      destructive: true,
    },
    return: {
      label: 'Return to supplier',
      hint: 'Sends goods of it back to the supplier, with the reason.',
      from: { 'partially received': 'stay', received: 'stay', closed: 'stay' },
      refusals: { cancelled: CANCELLED },
      otherwise: 'nothing of it has come in',
    },
  },
});
