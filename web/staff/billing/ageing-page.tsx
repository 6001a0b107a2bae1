import { Anchor, Paper, SimpleGrid, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { addDays, type Day } from '../../../src/kernel/day.ts';
import { useAsk, useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Amount, amountText, useToday } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { useWords, words } from '../../words/words.ts';
import { type AgeingRow, BUCKETS, type Bucket } from './billing-types.ts';

/** Days overdue, from and through; what is not due yet is current. */
const DAYS: Readonly<Record<Bucket, readonly [from: number | null, through: number | null]>> = {
  current: [null, 0],
  upTo30: [1, 30],
  upTo60: [31, 60],
  upTo90: [61, 90],
  older: [91, null],
};

function dueIn(bucket: Bucket, today: Day): Record<string, string> {
  const [from, through] = DAYS[bucket];
  return {
    tab: 'open',
    ...(through !== null && { dueFrom: addDays(today, -through) }),
    ...(from !== null && { dueTo: addDays(today, -from) }),
  };
}

export default function AgeingPage() {
  const w = useWords();
  const today = useToday() as Day;
  const { rows, list } = useList<AgeingRow>('ageing.list');
  return (
    <Page title={w('billing.ageing')} lead={w('billing.ageingLead')} full>
      <Sums />
      <RecordList
        label={w('billing.ageing')}
        columns={columnsOn(today)}
        rows={rows}
        list={list}
        idOf={({ customer, currency }) => `${customer.id} ${currency}`}
        empty={
          <Empty icon={IconHourglass} title={w('billing.ageingNone')}>
            {w('billing.ageingNoneHint')}
          </Empty>
        }
      />
    </Page>
  );
}

interface Sum {
  readonly bucket: Bucket;
  readonly currency: string;
  readonly invoices: number;
  readonly owed: string;
  readonly filter: { readonly dueFrom?: string; readonly dueTo?: string };
}

/** All customers together. */
function Sums() {
  const w = useWords();
  const { data } = useAsk<{ data: readonly Sum[] }>('overview.ageing');
  if (!data?.data.length) return null;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
      {data.data.map(({ bucket, currency, owed, filter: { dueFrom, dueTo } }) => (
        <Paper key={`${bucket} ${currency}`} withBorder p="sm">
          <Text size="xs" c="dimmed">
            {w(`billing.buckets.${bucket}`)}
          </Text>
          <Anchor
            component={Link}
            to="/billing/invoices"
            search={{ tab: 'open', dueFrom, dueTo } as never}
            fw={650}
            fz="lg"
            aria-label={w('billing.bucketOf', {
              bucket: w(`billing.buckets.${bucket}`),
              customer: w('billing.sum'),
              amount: amountText(owed, currency),
            })}
          >
            <Amount of={owed} currency={currency} />
          </Anchor>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

const isNone = (amount: string): boolean => /^0(\.0*)?$/.test(amount);

function columnsOn(today: Day): readonly Column<AgeingRow>[] {
  const bucket = (name: Bucket): Column<AgeingRow> => ({
    id: name,
    label: words(`billing.buckets.${name}`),
    width: 125,
    align: 'right',
    cell: (row) => <Owed row={row} bucket={name} amount={row[name]} search={dueIn(name, today)} />,
  });
  return [
    {
      id: 'customer',
      label: words('billing.customer'),
      cell: ({ customer }) => (
        <RecordLink kind="customer" number={customer.number}>
          <bdi>{customer.name}</bdi>
        </RecordLink>
      ),
    },
    ...BUCKETS.map(bucket),
    {
      id: 'owed',
      label: words('billing.total'),
      width: 130,
      align: 'right',
      cell: (row) => <Owed row={row} bucket={null} amount={row.owed} search={{ tab: 'open' }} />,
    },
  ];
}

interface OwedProps {
  readonly row: AgeingRow;
  readonly bucket: Bucket | null;
  readonly amount: string;
  readonly search: Record<string, string>;
}

/** An amount leads to the invoices it is the sum of. */
function Owed({ row, bucket, amount, search }: OwedProps) {
  const w = useWords();
  if (isNone(amount))
    return (
      <Text span c="dimmed">
        –
      </Text>
    );
  return (
    <Anchor
      component={Link}
      to="/billing/invoices"
      search={{ ...search, customer: row.customer.number } as never}
      size="sm"
      fw={bucket === null ? 600 : undefined}
      aria-label={w('billing.bucketOf', {
        bucket: bucket === null ? w('billing.total') : w(`billing.buckets.${bucket}`),
        customer: row.customer.name,
        amount: amountText(amount, row.currency),
      })}
    >
      <Amount of={amount} currency={row.currency} />
    </Anchor>
  );
}
