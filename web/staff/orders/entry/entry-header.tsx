import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { type Dispatch, memo } from 'react';
import { ChannelSelect, CustomerSelect, LocationSelect } from '../../../ui/record-select.tsx';
import { useWords } from '../../../words/words.ts';
import type { Change, Header } from './draft.ts';

interface EntryHeaderProps {
  readonly header: Header;
  readonly faults: Readonly<Record<string, string>>;
  readonly dispatch: Dispatch<Change>;
}

/** Whom it is for, from where, by when; what is left empty follows from the customer, the channel and the company. */
export const EntryHeader = memo(function EntryHeader({ header, faults, dispatch }: EntryHeaderProps) {
  const w = useWords();
  const field = (name: keyof Header) => ({
    label: w(`entry.${name}`),
    value: header[name],
    error: faults[name],
  });
  const set =
    (name: keyof Header) =>
    (value: string): void =>
      dispatch({ what: 'header', header: { [name]: value } });
  const text = (name: keyof Header, type = 'text') => (
    <TextInput {...field(name)} type={type} onChange={(event) => set(name)(event.currentTarget.value)} />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
      <CustomerSelect {...field('customer')} required onChange={set('customer')} />
      <ChannelSelect {...field('channel')} clearable onChange={set('channel')} />
      <LocationSelect {...field('location')} clearable onChange={set('location')} />
      <Select
        {...field('workflow')}
        clearable
        clearButtonProps={{ 'aria-label': w('entry.asUsual') }}
        placeholder={w('entry.asUsual')}
        data={['shipment-driven', 'status-driven']}
        value={header.workflow || null}
        onChange={(workflow) => set('workflow')(workflow ?? '')}
      />
      {text('orderDate', 'date')}
      {text('mustArriveBy', 'date')}
      {text('customerPo')}
      {text('notes')}
    </SimpleGrid>
  );
});
