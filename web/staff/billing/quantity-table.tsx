import { Text } from '@mantine/core';
import { minus } from '../../../src/kernel/fixed.ts';
import { formatQuantity, parseQuantity, quantity } from '../../../src/kernel/quantity.ts';
import { FigureTable } from '../../ui/figure-table.tsx';
import { Quantity } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import type { InvoiceLine } from './billing-types.ts';
import { AmountInput } from './money-fields.tsx';

/** A line of which a part is taken. */
export interface TakenFrom {
  readonly line: number;
  readonly product: string;
  readonly name: string;
  readonly most: string;
}

export type Quantities = Readonly<Record<number, string>>;

/** The lines of an invoice with what is not credited of them yet. */
export const creditable = (lines: readonly InvoiceLine[]): readonly TakenFrom[] =>
  lines
    .map((line) => ({
      ...line,
      most: formatQuantity(minus(quantity(line.quantity), quantity(line.credited))),
    }))
    .filter(({ most }) => most !== '0');

/** As they are sent: lines without a quantity are left out. */
export const quantitiesInput = (quantities: Quantities) =>
  Object.entries(quantities)
    .filter(([, text]) => text.trim() !== '' && parseQuantity(text.trim()) !== 0n)
    .map(([line, text]) => ({ line: Number(line), quantity: text.trim() }));

interface QuantityTableProps {
  /** What the most of a line is: `Left to credit`. */
  readonly most: string;
  readonly lines: readonly TakenFrom[];
  readonly quantities: Quantities;
  readonly onChange: (quantities: Record<number, string>) => void;
}

export function QuantityTable({ most: mostLabel, lines, quantities, onChange }: QuantityTableProps) {
  const w = useWords();
  return (
    <FigureTable
      label={w('billing.lines')}
      minWidth={400}
      rows={lines}
      keyOf={({ line }) => String(line)}
      none={w('billing.none')}
      cols={[
        {
          label: w('billing.product'),
          cell: ({ product, name }) => (
            <>
              <b>{product}</b>
              <Text size="xs" c="dimmed">
                <bdi>{name}</bdi>
              </Text>
            </>
          ),
        },
        { label: mostLabel, right: true, cell: ({ most }) => <Quantity of={most} /> },
        {
          label: w('billing.quantity'),
          cell: ({ line, product }) => (
            <AmountInput
              bare
              label={`${w('billing.quantity')} ${product}`}
              value={quantities[line] ?? ''}
              onChange={(text) => onChange({ ...quantities, [line]: text })}
            />
          ),
        },
      ]}
    />
  );
}
