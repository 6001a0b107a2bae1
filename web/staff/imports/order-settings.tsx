import { Fieldset, Group, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { ChannelSelect, LocationSelect } from '../../ui/record-select.tsx';
import { useWords } from '../../words/words.ts';
import type { FileView, ImportDraft } from './asking.ts';
import type { OrderDraft } from './draft.ts';
import { SkipRules } from './skip-rules.tsx';

const DAYS = ['YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY'] as const;

interface OrderSettingsProps {
  readonly file: FileView;
  readonly draft: OrderDraft;
  readonly onChange: (draft: ImportDraft) => void;
}

/** What holds for every order of the file, and which of its rows are none. */
export function OrderSettings({ file, draft, onChange }: OrderSettingsProps) {
  const w = useWords();
  const set = (part: Partial<OrderDraft>): void => onChange({ ...draft, ...part });
  const fix = (part: Partial<OrderDraft['fixed']>): void =>
    set({ fixed: without({ ...draft.fixed, ...part }) });
  return (
    <Stack gap="md">
      <Fieldset legend={w('imports.map.every')}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
          <Select
            label={w('imports.map.days')}
            data={[...DAYS]}
            value={draft.days}
            onChange={(days) => days && set({ days: days as OrderDraft['days'] })}
            allowDeselect={false}
          />
          <Decimal value={draft.decimal} onChange={(decimal) => set({ decimal })} />
          <ChannelSelect
            label={w('imports.map.channel')}
            value={draft.fixed.channel ?? ''}
            onChange={(channel) => fix({ channel: channel || undefined })}
            clearable
          />
          <LocationSelect
            label={w('imports.map.location')}
            value={draft.fixed.location ?? ''}
            onChange={(location) => fix({ location: location || undefined })}
            clearable
          />
          <TextInput
            label={w('imports.map.currency')}
            placeholder={w('imports.map.usual')}
            value={draft.fixed.currency ?? ''}
            maxLength={3}
            onChange={({ currentTarget }) =>
              fix({ currency: currentTarget.value.toUpperCase() || undefined })
            }
          />
        </SimpleGrid>
        <Switches draft={draft} set={set} fix={fix} />
      </Fieldset>
      <SkipRules file={file} rules={draft.skip} onChange={(skip) => set({ skip })} />
      {draft.charges.length > 0 && (
        <Text size="sm">
          {w('imports.map.charges')}:{' '}
          <bdi>
            {draft.charges
              .flatMap((one) => [...one.codes, ...one.startsWith.map((start) => `${start}…`)])
              .join(', ')}
          </bdi>
        </Text>
      )}
    </Stack>
  );
}

interface SwitchesProps {
  readonly draft: OrderDraft;
  readonly set: (part: Partial<OrderDraft>) => void;
  readonly fix: (part: Partial<OrderDraft['fixed']>) => void;
}

function Switches({ draft, set, fix }: SwitchesProps) {
  const w = useWords();
  const { unitPrice, ...details } = draft.details;
  const setOptional = (optional: boolean): void =>
    set({ details: { ...details, unitPrice: { ...unitPrice, optional } } });
  return (
    <Group mt="md" gap="lg">
      <Switch
        label={w('imports.map.confirm')}
        checked={draft.fixed.confirm ?? false}
        onChange={({ currentTarget }) => fix({ confirm: currentTarget.checked || undefined })}
      />
      <Switch
        label={w('imports.map.createCustomers')}
        checked={draft.customers.create}
        onChange={({ currentTarget }) =>
          set({ customers: { ...draft.customers, create: currentTarget.checked } })
        }
      />
      <Switch
        label={w('imports.map.createProducts')}
        checked={draft.products.create}
        onChange={({ currentTarget }) => set({ products: { create: currentTarget.checked } })}
      />
      {draft.columns.unitPrice !== undefined && (
        <Switch
          label={w('imports.map.priceOptional')}
          checked={unitPrice?.optional ?? false}
          onChange={({ currentTarget }) => setOptional(currentTarget.checked)}
        />
      )}
    </Group>
  );
}

export function Decimal({ value, onChange }: { value: '.' | ','; onChange: (decimal: '.' | ',') => void }) {
  const w = useWords();
  return (
    <Select
      label={w('imports.map.decimal')}
      data={[
        { value: '.', label: w('imports.map.point') },
        { value: ',', label: w('imports.map.comma') },
      ]}
      value={value}
      onChange={(decimal) => decimal && onChange(decimal as '.' | ',')}
      allowDeselect={false}
    />
  );
}

/** What is undefined is not said at all. */
const without = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
