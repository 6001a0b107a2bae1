import { Explained } from '../../ui/entries-drawer.tsx';
import { Quantity } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import type { PositionRow } from './stock-types.ts';

/** The numbers of a position in the order they are read, and which number's entries explain each. */
export const NUMBERS = {
  onHand: 'onHand',
  allocated: 'allocated',
  available: 'available',
  committed: 'committed',
  availableToPick: 'availableToPick',
  expected: 'expected',
  // What is backordered is the part of available below zero.
  backordered: 'available',
  demand: 'demand',
} as const;
export type NumberName = keyof typeof NUMBERS;

/** A number of a position, which opens its entries. */
export function PositionNumber({ of, name }: { of: PositionRow; name: NumberName }) {
  const w = useWords();
  const { product, location } = of;
  return (
    <Explained
      query="position.entries"
      input={{ product, location, quantity: NUMBERS[name] }}
      title={w('stock.of', { product, location, number: w(`stock.${name}`) })}
    >
      <Quantity of={of[name]} quiet />
    </Explained>
  );
}
