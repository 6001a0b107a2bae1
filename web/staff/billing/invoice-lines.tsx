import { Group, Stack, Text } from '@mantine/core';
import { type Col, FigureTable } from '../../ui/figure-table.tsx';
import { Amount, amountText, Quantity, quantityText } from '../../ui/figures.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords, words } from '../../words/words.ts';
import type { Invoice, InvoiceLine } from './billing-types.ts';

const isNone = (amount: string): boolean => /^-?0(\.0*)?$/.test(amount);

const colsIn = (currency: string): readonly Col<InvoiceLine>[] => [
  {
    label: words('billing.product'),
    cell: ({ product, name }) => (
      <>
        <RecordLink kind="product" number={product} strong />
        <Text size="xs" c="dimmed">
          <bdi>{name}</bdi>
        </Text>
      </>
    ),
  },
  {
    label: words('billing.quantity'),
    right: true,
    cell: ({ quantity, unit, credited }) => (
      <>
        <Quantity of={quantity} />{' '}
        <Text span size="xs" c="dimmed">
          {unit}
        </Text>
        {!isNone(credited) && (
          <Text size="xs" c="dimmed">
            {words('billing.creditedOf', { quantity: quantityText(credited) })}
          </Text>
        )}
      </>
    ),
  },
  {
    label: words('billing.unitPrice'),
    right: true,
    cell: ({ unitPrice }) => <span className="figures">{amountText(unitPrice, currency)}</span>,
  },
  {
    label: words('billing.discount'),
    right: true,
    cell: ({ discount }) => (isNone(discount) ? '–' : <Amount of={discount} currency={currency} />),
  },
  { label: words('billing.taxRate'), right: true, cell: ({ taxRate }) => `${taxRate} %` },
  {
    label: words('billing.amount'),
    right: true,
    cell: ({ amount }) => <Amount of={amount} currency={currency} />,
  },
];

export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const w = useWords();
  const { currency, lines } = invoice;
  return (
    <Stack gap="md">
      <FigureTable
        label={w('billing.lines')}
        cols={colsIn(currency)}
        rows={lines}
        keyOf={({ line }) => String(line)}
        minWidth={640}
      />
      <Sums invoice={invoice} />
    </Stack>
  );
}

function Sums({ invoice }: { invoice: Invoice }) {
  const w = useWords();
  const { currency, charges, pricesIncludeTax } = invoice;
  const rows = [
    [w('billing.value'), invoice.value],
    [w('billing.shippingCharge'), charges.shipping],
    [w('billing.otherCharge'), charges.other],
    [w('billing.tax'), invoice.tax],
    [w('billing.total'), invoice.total],
  ] as const;
  return (
    <Stack gap={4} align="flex-end" component="section" aria-label={w('billing.sums')}>
      {rows.map(([label, amount]) => (
        <Group
          key={label}
          justify="space-between"
          w={260}
          fw={label === w('billing.total') ? 650 : undefined}
        >
          <Text size="sm" fw="inherit">
            {label}
          </Text>
          <Text size="sm" fw="inherit">
            <Amount of={amount} currency={currency} />
          </Text>
        </Group>
      ))}
      {pricesIncludeTax && (
        <Text size="xs" c="dimmed">
          {w('billing.includesTax')}
        </Text>
      )}
    </Stack>
  );
}
