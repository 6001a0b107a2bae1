import { Anchor, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { type Col, FigureTable } from '../../ui/figure-table.tsx';
import { Amount, Day } from '../../ui/figures.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords, words } from '../../words/words.ts';
import type { Account, OpenInvoice } from '../billing/billing-types.ts';

/** What a customer owes and what is its own: open orders and invoices, deposits and credit, beside its limit. */
export function CustomerAccount({ id, number }: { id: string; number: string }) {
  const w = useWords();
  const question = useAsk<Account>('customer.account', { ref: id });
  return (
    <Answered question={question}>
      {(account) => (
        <Stack gap="lg">
          <Sums account={account} number={number} />
          <PagePart title={w('parties.account.openInvoices')}>
            <FigureTable
              label={w('parties.account.openInvoices')}
              cols={INVOICES}
              rows={account.openInvoices}
              keyOf={(one) => one.id}
              none={w('parties.account.noInvoices')}
            />
          </PagePart>
          <PagePart title={w('parties.account.credits')}>
            <FigureTable
              label={w('parties.account.credits')}
              cols={CREDITS}
              rows={account.credits}
              keyOf={(one) => one.id}
              none={w('parties.account.noCredits')}
            />
          </PagePart>
        </Stack>
      )}
    </Answered>
  );
}

const isNegative = (amount: string): boolean => amount.startsWith('-');

function Sums({ account, number }: { account: Account; number: string }) {
  const w = useWords();
  const { creditLimit, currencies } = account;
  if (!currencies.length && !creditLimit) return <Text c="dimmed">{w('parties.account.nothing')}</Text>;
  const to = (path: string, search: Record<string, string>, amount: ReactNode) => (
    <Anchor component={Link} to={path} search={{ customer: number, ...search } as never} fz="inherit">
      {amount}
    </Anchor>
  );
  return (
    <Stack gap="sm">
      {currencies.map(({ currency, ...sum }) => (
        <SimpleGrid key={currency} cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
          <Figure label={w('parties.account.orders')}>
            {to('/orders', {}, <Amount of={sum.orders} currency={currency} />)}
          </Figure>
          <Figure label={w('parties.account.invoices')}>
            {to('/billing/invoices', { tab: 'open' }, <Amount of={sum.invoices} currency={currency} />)}
          </Figure>
          <Figure label={w('parties.account.deposits')}>
            {to(
              '/billing/payments',
              { unallocated: 'true' },
              <Amount of={sum.deposits} currency={currency} />,
            )}
          </Figure>
          <Figure label={w('parties.account.credit')}>
            {to('/billing/payments', { unallocated: 'true' }, <Amount of={sum.credit} currency={currency} />)}
          </Figure>
          <Figure label={w('parties.account.exposure')}>
            <Amount of={sum.exposure} currency={currency} />
          </Figure>
        </SimpleGrid>
      ))}
      {creditLimit && (
        <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
          <Figure label={w('parties.account.limit')}>
            <Amount of={creditLimit.amount} currency={creditLimit.currency} />
          </Figure>
          <Figure label={w('parties.account.left')} alarming={isNegative(creditLimit.left)}>
            <Amount of={creditLimit.left} currency={creditLimit.currency} />
          </Figure>
        </SimpleGrid>
      )}
    </Stack>
  );
}

function Figure({ label, alarming, children }: { label: string; alarming?: boolean; children: ReactNode }) {
  const w = useWords();
  return (
    <Paper withBorder p="sm">
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="div" fz="lg" fw={650} c={alarming ? 'var(--mantine-color-error)' : undefined}>
        {children}
      </Text>
      {alarming && (
        <Text size="xs" c="var(--mantine-color-error)">
          {w('parties.account.over')}
        </Text>
      )}
    </Paper>
  );
}

const INVOICES: readonly Col<OpenInvoice>[] = [
  {
    label: words('parties.invoice'),
    cell: ({ number }) => <RecordLink kind="invoice" number={number} strong />,
  },
  { label: words('parties.day'), cell: ({ day }) => <Day of={day} /> },
  {
    label: words('parties.due'),
    cell: ({ dueOn, overdue }) => (
      <>
        <Day of={dueOn} />{' '}
        {overdue && (
          <Text span size="xs" fw={600} c="var(--mantine-color-error)">
            {words('parties.account.overdue')}
          </Text>
        )}
      </>
    ),
  },
  {
    label: words('parties.total'),
    right: true,
    cell: ({ total, currency }) => <Amount of={total} currency={currency} />,
  },
  {
    label: words('parties.owed'),
    right: true,
    cell: ({ owed, currency }) => <Amount of={owed} currency={currency} />,
  },
];

const CREDITS: readonly Col<Account['credits'][number]>[] = [
  {
    label: words('parties.account.from'),
    cell: ({ kind, number }) => <RecordLink kind={kind} number={number} strong />,
  },
  {
    label: words('parties.order'),
    cell: ({ order }) => (order ? <RecordLink kind="sales-order" number={order} /> : '–'),
  },
  {
    label: words('parties.amount'),
    right: true,
    cell: ({ amount, currency }) => <Amount of={amount} currency={currency} />,
  },
  {
    label: words('parties.left'),
    right: true,
    cell: ({ left, currency }) => <Amount of={left} currency={currency} />,
  },
];
