import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { minus } from '../../../src/kernel/fixed.ts';
import { formatQuantity, quantity } from '../../../src/kernel/quantity.ts';
import { type Col, FigureTable } from '../../ui/figure-table.tsx';
import { Quantity } from '../../ui/figures.tsx';
import { tellDone } from '../../ui/problem-alert.tsx';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import { useWords } from '../../words/words.ts';
import type { PurchaseDialogProps } from './purchase-moves.tsx';
import type { PurchaseLine } from './purchase-types.ts';

type Verb = 'receive' | 'ship' | 'return';
type Field = 'quantity' | 'bin' | 'lot' | 'expiresOn' | 'unitCost';
const FIELDS: Readonly<Record<Verb, readonly Field[]>> = {
  receive: ['quantity', 'bin', 'lot', 'expiresOn', 'unitCost'],
  ship: ['quantity'],
  return: ['quantity', 'bin', 'lot'],
};
/** What is said of all of it. */
const HEAD = {
  receive: [['reference', 'supplierPaper']],
  ship: [
    ['carrier', 'carrier'],
    ['tracking', 'tracking'],
  ],
  return: [
    ['reason', 'reason'],
    ['reference', 'reference'],
  ],
} as const;
const LABEL = {
  quantity: ['quantity', 'quantityOf'],
  bin: ['bin', 'binOf'],
  lot: ['lot', 'lotOf'],
  expiresOn: ['expires', 'expiresOf'],
  unitCost: ['unitCost', 'costOf'],
} as const;
type Given = Readonly<Record<string, string>>;

/** What came and has not gone back yet. */
const returnable = ({ received, returned }: PurchaseLine): string =>
  formatQuantity(minus(quantity(received), quantity(returned)));

/** What came, what the supplier shipped, or what goes back: in parts or all of it, line by line. */
export function GoodsDialog({ move, purchase, onClose, verb }: PurchaseDialogProps & { verb: Verb }) {
  const w = useWords();
  const left = (line: PurchaseLine): string => (verb === 'return' ? returnable(line) : line.open);
  const lines = purchase.lines.filter((line) => Number(left(line)) > 0);
  const [head, setHead] = useState<Given>({});
  const [given, setGiven] = useState<Readonly<Record<number, Given>>>(() =>
    Object.fromEntries(lines.map((line) => [line.line, { quantity: verb === 'return' ? '' : line.open }])),
  );
  const chosen = lines
    .map(({ line }) => ({ line, ...filled(given[line] ?? {}) }))
    .filter(
      (one): one is { line: number; quantity: string } => 'quantity' in one && Number(one.quantity) !== 0,
    );
  const isReady = chosen.length > 0 && (verb !== 'return' || Boolean(head['reason']?.trim()));
  const col = (name: Field): Col<PurchaseLine> => ({
    label: w(`purchasing.${LABEL[name][0]}`),
    cell: ({ line, product }) => (
      <TextInput
        aria-label={w(`purchasing.${LABEL[name][1]}`, { product })}
        type={name === 'expiresOn' ? 'date' : 'text'}
        inputMode={name === 'quantity' || name === 'unitCost' ? 'decimal' : undefined}
        miw={90}
        value={given[line]?.[name] ?? ''}
        onChange={(event) =>
          setGiven({ ...given, [line]: { ...given[line], [name]: event.currentTarget.value } })
        }
      />
    ),
  });
  const { id: ref, version } = purchase;
  const input = { ...filled(head), lines: chosen };
  return (
    <WishDialog
      title={`${move.label}: ${purchase.number}`}
      verb={move.label}
      size="xl"
      wish={isReady ? { command: `purchase-order.${verb}`, ref, version, input } : null}
      onClose={onClose}
      onDone={() => tellDone(w('purchasing.saved', { number: purchase.number }))}
    >
      <Group gap="sm">
        {HEAD[verb].map(([name, label]) => (
          <TextInput
            key={name}
            label={w(`purchasing.${label}`)}
            required={name === 'reason'}
            value={head[name] ?? ''}
            onChange={(event) => setHead({ ...head, [name]: event.currentTarget.value })}
          />
        ))}
      </Group>
      <FigureTable
        label={w('purchasing.lines')}
        none={w('purchasing.nothingOpen')}
        minWidth={verb === 'receive' ? 760 : 480}
        rows={lines}
        keyOf={({ line }) => String(line)}
        cols={[
          { label: w('purchasing.product'), cell: ({ product }) => product },
          {
            label: verb === 'return' ? w('purchasing.received') : w('purchasing.open'),
            right: true,
            cell: (line) => <Quantity of={left(line)} />,
          },
          ...FIELDS[verb].map(col),
        ]}
      />
    </WishDialog>
  );
}

const filled = (fields: Given): Given =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, value.trim()])
      .filter(([, value]) => value),
  );
