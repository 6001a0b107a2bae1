import { Stack, Table } from '@mantine/core';
import { amountText, Quantity } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import type { Rehearsal } from './asking.ts';
import { FigureCards, Names } from './figure-cards.tsx';
import { Notice } from './notice.tsx';
import { Scrolled } from './scrolled.tsx';

type Orders = Extract<Rehearsal, { what: 'orders' }>;

const amounts = (by: Readonly<Record<string, string>>): string =>
  Object.entries(by)
    .map(([currency, sum]) => amountText(sum, currency))
    .join(' + ');

export function OrderRehearsal({ of }: { of: Orders }) {
  const w = useWords();
  const charges = [amounts(of.charges.shipping), amounts(of.charges.other)].filter(Boolean).join(' + ');
  return (
    <Stack gap="sm">
      <FigureCards
        figures={[
          {
            label: w('imports.rehearsal.orders'),
            value: String(of.create),
            hint: w('imports.rehearsal.lead'),
          },
          { label: w('imports.rehearsal.alreadyThere'), value: of.alreadyThere },
          { label: w('imports.rehearsal.lines'), value: of.lines },
          { label: w('imports.rehearsal.value'), value: amounts(of.value) },
          { label: w('imports.rehearsal.charges'), value: of.charges.rows ? charges : '' },
          {
            label: w('imports.rehearsal.merged'),
            value: of.merged.rows,
            hint: w('imports.rehearsal.mergedHint', of.merged),
          },
          {
            label: w('imports.rehearsal.skipped'),
            value: of.skipped.reduce((sum, one) => sum + one.rows.total, 0),
          },
          { label: w('imports.rehearsal.refused'), value: of.refusedRows },
        ]}
      />
      {of.skipped.map(({ reason, rows }) => (
        <Names key={reason} label={`${w('imports.rehearsal.skipped')}: ${reason}`} {...rows} />
      ))}
      <Names label={w('imports.rehearsal.again')} {...of.sentAgainDifferently} />
      <Names label={w('imports.rehearsal.newCustomers')} {...of.customers.create} />
      <Names label={w('imports.rehearsal.newProducts')} {...of.products.create} />
      <Names
        label={w('imports.rehearsal.caseTwins')}
        total={of.products.caseTwins.total}
        first={of.products.caseTwins.first.map((twins) => twins.join(' / '))}
      />
      <Names label={w('imports.rehearsal.unused')} total={of.unusedColumns.length} first={of.unusedColumns} />
      {of.stock.shortLines > 0 && <Short of={of.stock} />}
    </Stack>
  );
}

/** What stock would do: the shortest first. */
function Short({ of }: { of: Orders['stock'] }) {
  const w = useWords();
  return (
    <Notice colour="orange" title={w('imports.rehearsal.short', { short: of.shortLines, lines: of.lines })}>
      {w('imports.rehearsal.shortHint')}
      <Scrolled label={w('imports.rehearsal.missing')} most={260}>
        <Table aria-label={w('imports.rehearsal.missing')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{w('imports.rehearsal.product')}</Table.Th>
              <Table.Th>{w('imports.rehearsal.location')}</Table.Th>
              {(['available', 'wanted', 'missing'] as const).map((name) => (
                <Table.Th key={name} ta="right">
                  {w(`imports.rehearsal.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.products.map((one) => (
              <Table.Tr key={`${one.sku} ${one.location}`}>
                <Table.Td>
                  <bdi>{one.sku}</bdi>
                </Table.Td>
                <Table.Td>{one.location}</Table.Td>
                <Table.Td ta="right">
                  <Quantity of={one.available} />
                </Table.Td>
                <Table.Td ta="right">
                  <Quantity of={one.wanted} />
                </Table.Td>
                <Table.Td ta="right">
                  <Quantity of={one.short} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolled>
    </Notice>
  );
}
