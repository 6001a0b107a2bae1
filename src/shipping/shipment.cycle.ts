import { defineCycle } from '../lifecycle/cycle.ts';

const SHIPPED = 'it has shipped; goods that come back are returned or found by an adjustment';

/** B8, B9, B12: saved → committed → picked → packed → shipped, straight to a later one allowed, back to saved until shipped. */
export const shipmentCycle = defineCycle({
  name: 'shipment',
  initial: 'saved',
  states: {
    saved: { colour: 'grey', rank: 1 },
    committed: { colour: 'blue', rank: 2 },
    picked: { colour: 'yellow', rank: 3 },
    packed: { colour: 'violet', rank: 4 },
    shipped: { colour: 'green', rank: 5, terminal: true },
  },
  moves: {
    commit: {
      label: 'Commit',
      hint: 'Locks the goods: the bins and lots are chosen, available to pick goes down (B9).',
      from: { saved: 'committed' },
      refusals: { shipped: SHIPPED },
      otherwise: 'it is committed already',
    },
    pick: {
      label: 'Mark picked',
      hint: 'The goods have been taken from their bins; one that is saved is committed first (B8).',
      from: { saved: 'picked', committed: 'picked' },
      refusals: { shipped: SHIPPED },
      otherwise: 'it is picked already',
    },
    pack: {
      label: 'Mark packed',
      hint: 'The goods are in their packages; one that is saved is committed first (B8).',
      from: { saved: 'packed', committed: 'packed', picked: 'packed' },
      refusals: { shipped: SHIPPED },
      otherwise: 'it is packed already',
    },
    ship: {
      label: 'Ship',
      hint: 'The goods leave: on hand, allocated and committed go down by what is on it (B11).',
      from: { saved: 'shipped', committed: 'shipped', picked: 'shipped', packed: 'shipped' },
      otherwise: 'it has shipped already',
    },
    reopen: {
      label: 'Back to saved',
      hint: 'Gives the locked goods back; the shipment can be edited again (B9).',
      from: { committed: 'saved', picked: 'saved', packed: 'saved' },
      refusals: { saved: 'it is saved: it holds nothing' },
      otherwise: SHIPPED,
    },
    edit: {
      label: 'Edit lines',
      hint: 'Changes what is on it while it is saved.',
      from: { saved: 'stay' },
      refusals: { shipped: SHIPPED },
      otherwise: 'its goods are locked; bring it back to saved first',
    },
    update: {
      label: 'Edit details',
      hint: 'Changes carrier, tracking, notes and packages, also when it has shipped (B12).',
      from: { saved: 'stay', committed: 'stay', picked: 'stay', packed: 'stay', shipped: 'stay' },
      otherwise: '',
    },
    delete: {
      label: 'Delete',
      hint: 'Takes the shipment away and gives the locked goods back (B9).',
      from: { saved: 'stay', committed: 'stay', picked: 'stay', packed: 'stay' },
      otherwise: SHIPPED,
      destructive: true,
    },
  },
});
