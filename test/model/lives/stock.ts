import type { Dice } from '../dice.ts';
import { PLACES, SKUS } from '../step.ts';
import type { Taking, World } from './world.ts';

const some = (dice: Dice) => dice.some(SKUS, 3);

const receipt: Taking = (dice) => ({
  command: 'receipt.create',
  input: {
    location: dice.one(PLACES),
    lines: some(dice).map((product) => ({
      product,
      quantity: String(dice.upTo(24)),
      unitCost: `${dice.upTo(5)}.25`,
      ...(product === 'HONEY' && { lot: `L${dice.upTo(3)}` }),
    })),
  },
});

const adjustment: Taking = (dice) => {
  const product = dice.one(SKUS);
  const isFound = dice.chance(0.4);
  const lot = product === 'HONEY' && isFound ? { lot: `L${dice.upTo(3)}` } : {};
  const line = { product, quantity: `${isFound ? '' : '-'}${dice.upTo(3)}`, ...lot };
  return {
    command: 'adjustment.create',
    input: { location: dice.one(PLACES), reason: 'found', lines: [line] },
  };
};

const transfer: Taking = (dice) => {
  const from = dice.one(PLACES);
  const to = PLACES.find((place) => place !== from);
  const lines = dice.some(SKUS, 2).map((product) => ({ product, quantity: String(dice.upTo(4)) }));
  return { command: 'transfer.create', input: { from, to, lines } };
};

const arrival: Taking = (dice, world) => {
  if (!world.transfers.length) return transfer(dice, world);
  const ref = dice.one(world.transfers).number;
  if (dice.chance(0.2)) return { command: 'transfer.close', input: { ref, reason: 'lost on the way' } };
  const lines = dice.chance(0.5) ? undefined : [{ product: dice.one(SKUS), quantity: String(dice.upTo(2)) }];
  return { command: 'transfer.receive', input: { ref, ...(lines && { lines }) } };
};

const move: Taking = (dice) => {
  const to = dice.one(['A-01', 'A-02']);
  const from = dice.one(['UNASSIGNED', 'A-01', 'A-02']);
  const line = { product: dice.one(SKUS.slice(0, 3)), quantity: String(dice.upTo(3)), from, to };
  return { command: 'bin-move.create', input: { location: 'MAIN', lines: [line] } };
};

const count: Taking = (dice, world) => {
  const roll = dice.roll();
  if (roll < 0.25 || !world.counts.length) {
    const input = { location: dice.one(PLACES), products: [dice.one(SKUS)], blind: dice.chance(0.5) };
    return { command: 'stock-count.create', input };
  }
  const ref = dice.one(world.counts).number;
  if (roll < 0.6) {
    const row = { product: dice.one(SKUS.slice(0, 3)), bin: 'UNASSIGNED', quantity: String(dice.upTo(6)) };
    return { command: 'stock-count.record', input: { ref, rows: [row] } };
  }
  if (roll < 0.9) {
    const uncounted = dice.one(['leave', 'zero']);
    return { command: 'stock-count.post', input: { ref, uncounted } };
  }
  return { command: 'stock-count.cancel', input: { ref } };
};

const quarantine: Taking = (dice) => ({
  command: dice.chance(0.4) ? 'lot.quarantine' : 'lot.release',
  input: { ref: `HONEY/L${dice.upTo(3)}` },
});

const KINDS: readonly [weight: number, taking: Taking][] = [
  [0.42, receipt],
  [0.14, adjustment],
  [0.1, transfer],
  [0.12, arrival],
  [0.08, move],
  [0.1, count],
  [0.04, quarantine],
];

export const inStock: Taking = (dice, world: World) => {
  let roll = dice.roll();
  for (const [weight, taking] of KINDS) {
    roll -= weight;
    if (roll < 0) return taking(dice, world);
  }
  return receipt(dice, world);
};
