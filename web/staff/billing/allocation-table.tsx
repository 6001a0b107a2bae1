import { Button, Group, Text } from '@mantine/core';
import type { Money } from '../../../src/kernel/fixed.ts';
import { least, minus } from '../../../src/kernel/fixed.ts';
import { formatMoney, minorDigits, money, NO_MONEY, parseMoney } from '../../../src/kernel/money.ts';
import { FigureTable } from '../../ui/figure-table.tsx';
import { Amount, amountText, Day } from '../../ui/figures.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords } from '../../words/words.ts';
import type { OpenInvoice } from './billing-types.ts';
import { AmountInput } from './money-fields.tsx';

/** What of the money pays which invoice, by its number. */
export type Allocations = Readonly<Record<string, string>>;

export const allocationsInput = (allocations: Allocations) =>
  Object.entries(allocations)
    .filter(([, text]) => text.trim() !== '' && parseMoney(text.trim()) !== NO_MONEY)
    .map(([invoice, text]) => ({ invoice, amount: text.trim() }));

const allocated = (allocations: Allocations): Money =>
  Object.values(allocations).reduce(
    (sum, text) => (sum + (parseMoney(text.trim() || '0') ?? NO_MONEY)) as Money,
    NO_MONEY,
  );

/** The oldest due first, as far as the money goes. */
export function oldestFirst(invoices: readonly OpenInvoice[], amount: string, currency: string): Allocations {
  let left = parseMoney(amount.trim()) ?? NO_MONEY;
  const pairs: [string, string][] = [];
  for (const { number, owed } of invoices) {
    const part = least(left, money(owed));
    if (part <= NO_MONEY) break;
    pairs.push([number, formatMoney(part, minorDigits(currency))]);
    left = minus(left, part);
  }
  return Object.fromEntries(pairs);
}

interface AllocationTableProps {
  readonly invoices: readonly OpenInvoice[];
  /** What there is to be applied. */
  readonly amount: string;
  readonly currency: string;
  readonly allocations: Allocations;
  readonly onChange: (allocations: Allocations) => void;
}

export function AllocationTable(props: AllocationTableProps) {
  const { invoices, amount, currency, allocations, onChange } = props;
  const w = useWords();
  return (
    <>
      <FigureTable
        label={w('billing.allocate.title')}
        rows={invoices}
        keyOf={({ id }) => id}
        none={w('billing.allocate.none')}
        cols={[
          {
            label: w('billing.invoice'),
            cell: ({ number }) => <RecordLink kind="invoice" number={number} />,
          },
          { label: w('billing.dueOn'), cell: ({ dueOn }) => <Day of={dueOn} /> },
          {
            label: w('billing.owed'),
            right: true,
            cell: ({ owed }) => <Amount of={owed} currency={currency} />,
          },
          {
            label: w('billing.allocate.now'),
            cell: ({ number }) => (
              <AmountInput
                bare
                label={w('billing.allocate.of', { invoice: number })}
                value={allocations[number] ?? ''}
                onChange={(text) => onChange({ ...allocations, [number]: text })}
              />
            ),
          },
        ]}
      />
      {invoices.length > 0 && (
        <Group justify="space-between">
          <Group gap="xs">
            <Button
              size="xs"
              variant="light"
              onClick={() => onChange(oldestFirst(invoices, amount, currency))}
            >
              {w('billing.allocate.auto')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => onChange({})}>
              {w('billing.allocate.clear')}
            </Button>
          </Group>
          <Rest amount={amount} currency={currency} allocations={allocations} />
        </Group>
      )}
    </>
  );
}

function Rest({
  amount,
  currency,
  allocations,
}: Pick<AllocationTableProps, 'amount' | 'currency' | 'allocations'>) {
  const w = useWords();
  const left = minus(parseMoney(amount.trim()) ?? NO_MONEY, allocated(allocations));
  const digits = minorDigits(currency);
  return left < NO_MONEY ? (
    <Text size="sm" c="var(--mantine-color-error)" role="alert">
      {w('billing.allocate.over', { amount: amountText(formatMoney(-left as Money, digits), currency) })}
    </Text>
  ) : (
    <Text size="sm">
      {w('billing.allocate.rest')}: <Amount of={formatMoney(left, digits)} currency={currency} />
    </Text>
  );
}
