import { defineCycle } from '../lifecycle/cycle.ts';

const POSTED = 'its differences are posted; count anew';

/** F2: open until its differences are posted, or it is cancelled. */
export const stockCountCycle = defineCycle({
  name: 'stock count',
  initial: 'open',
  states: {
    open: { colour: 'blue', rank: 1 },
    posted: { colour: 'green', rank: 2, terminal: true },
    cancelled: { colour: 'red', terminal: true },
  },
  moves: {
    record: {
      label: 'Record',
      hint: 'Writes down what was counted; counting a row again replaces its figure.',
      from: { open: 'stay' },
      refusals: { posted: POSTED },
      otherwise: 'it is cancelled',
    },
    post: {
      label: 'Post',
      hint: 'Books the differences and closes the count (F2).',
      from: { open: 'posted' },
      refusals: { posted: POSTED },
      otherwise: 'it is cancelled',
    },
    cancel: {
      label: 'Cancel',
      hint: 'Gives the count up; nothing is booked.',
      from: { open: 'cancelled' },
      refusals: { posted: POSTED },
      otherwise: 'it is cancelled already',
      destructive: true,
    },
  },
});
