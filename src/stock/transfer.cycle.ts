import { defineCycle } from '../lifecycle/cycle.ts';

const CLOSED = 'it was closed; what turns up later is found by an adjustment';

/** F2: in transit → partially received → received; closed where the rest is lost on the way. */
export const transferCycle = defineCycle({
  name: 'transfer',
  initial: 'in transit',
  states: {
    'in transit': { colour: 'blue', rank: 1 },
    'partially received': { colour: 'yellow', rank: 2 },
    received: { colour: 'green', rank: 3, terminal: true },
    closed: { colour: 'grey', terminal: true },
  },
  moves: {
    receive: {
      label: 'Receive',
      hint: 'Takes in what has arrived, all that is on the way unless said (F2).',
      from: { 'in transit': 'partially received', 'partially received': 'stay' },
      refusals: { closed: CLOSED },
      otherwise: 'everything has arrived',
    },
    complete: {
      label: 'Complete',
      hint: 'Follows when nothing is on the way any more.',
      from: { 'in transit': 'received', 'partially received': 'received' },
      otherwise: 'nothing of it is on the way',
      derived: true,
    },
    close: {
      label: 'Close',
      hint: 'What is still on the way is lost: it is expected no longer (F2).',
      from: { 'in transit': 'closed', 'partially received': 'closed' },
      refusals: { closed: 'it is closed already' },
      otherwise: 'everything has arrived',
      destructive: true,
    },
  },
});
