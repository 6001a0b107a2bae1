import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { type Dispatch, memo } from 'react';
import { ChannelSelect, CustomerSelect, LocationSelect } from '../../../ui/record-select.tsx';
import { useWords } from '../../../words/words.ts';
import type { Change, Header } from './draft.ts';

/** Whom it is for, from where, by when; what is left empty follows from the customer, the channel and the organisation. */
export const EntryHeader = memo(function EntryHeader({
  header,
  dispatch,
}: {
  header: Header;
  dispatch: Dispatch<Change>;
}) {
  const w = useWords();
  const set = (some: Partial<Header>): void => dispatch({ what: 'header', header: some });
  const text = (field: 'orderDate' | 'mustArriveBy' | 'customerPo' | 'notes', type = 'text') => (
    <TextInput
      label={w(`entry.${field}`)}
      type={type}
      value={header[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
      <CustomerSelect
        label={w('entry.customer')}
        required
        value={header.customer}
        onChange={(customer) => set({ customer })}
      />
      <ChannelSelect
        label={w('entry.channel')}
        value={header.channel}
        clearable
        onChange={(channel) => set({ channel })}
      />
      <LocationSelect
        label={w('entry.location')}
        value={header.location}
        clearable
        onChange={(location) => set({ location })}
      />
      <Select
        label={w('entry.workflow')}
        clearable
        data={['shipment-driven', 'status-driven']}
        value={header.workflow || null}
        onChange={(workflow) => set({ workflow: workflow ?? '' })}
      />
      {text('orderDate', 'date')}
      {text('mustArriveBy', 'date')}
      {text('customerPo')}
      {text('notes')}
    </SimpleGrid>
  );
});
