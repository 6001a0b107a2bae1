import { defineCycle } from '../lifecycle/cycle.ts';

const VOID = 'it is void; invoice the order again';

/** D4: draft → open, void. Partially paid and paid follow from the amounts and change no move. */
export const invoiceCycle = defineCycle({
  name: 'invoice',
  initial: 'draft',
  states: {
    draft: { colour: 'grey', rank: 1 },
    open: { colour: 'blue', rank: 2 },
    void: { colour: 'red', terminal: true },
  },
  moves: {
    edit: {
      label: 'Edit',
      hint: 'Lowers or removes lines of a draft, or changes its dates and notes; of an open one due date and notes.',
      from: { draft: 'stay', open: 'stay' },
      otherwise: VOID,
    },
    open: {
      label: 'Open',
      hint: 'Numbers the invoice; what was paid ahead for its order pays it (D8).',
      from: { draft: 'open' },
      refusals: { void: VOID },
      otherwise: 'it is open already',
    },
    void: {
      label: 'Void',
      hint: 'Takes back an invoice without payments or credits; its quantity is to be invoiced again (D4).',
      from: { open: 'void' },
      refusals: { void: 'it is void already' },
      otherwise: 'it is a draft; delete it',
      destructive: true,
    },
    delete: {
      label: 'Delete',
      hint: 'Removes a draft; it never had a number.',
      from: { draft: 'stay' },
      refusals: { void: VOID },
      otherwise: 'it has a number; void it or credit it',
      destructive: true,
    },
    credit: {
      label: 'Credit',
      hint: 'Takes back quantities or an amount by a credit note, with the goods or without (D6).',
      from: { open: 'stay' },
      refusals: { void: VOID },
      otherwise: 'it is a draft; edit it',
    },
    pay: {
      label: 'Record payment',
      hint: 'Records money that came in for it (D5).',
      from: { open: 'stay' },
      refusals: { void: VOID },
      otherwise: 'it is a draft; open it first',
    },
  },
});
