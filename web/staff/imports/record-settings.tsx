import { Fieldset, SimpleGrid, Switch } from '@mantine/core';
import { LocationSelect } from '../../ui/record-select.tsx';
import { useWords } from '../../words/words.ts';
import type { FileView, ImportDraft } from './asking.ts';
import { Decimal } from './order-settings.tsx';

interface RecordSettingsProps {
  readonly file: FileView;
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly update: boolean;
  readonly onUpdate: (update: boolean) => void;
}

/** What holds for every row of products, customers or stock. */
export function RecordSettings({ file, draft, onChange, update, onUpdate }: RecordSettingsProps) {
  const w = useWords();
  const fixed = (draft.fixed ?? {}) as Readonly<Record<string, string>>;
  const setLocation = (location: string): void => {
    const { location: _, ...others } = fixed;
    onChange({ ...draft, fixed: location ? { ...others, location } : others } as ImportDraft);
  };
  return (
    <Fieldset legend={w('imports.map.every')}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
        <Decimal value={draft.decimal} onChange={(decimal) => onChange({ ...draft, decimal })} />
        {file.what === 'stock' && (
          <LocationSelect
            label={w('imports.map.location')}
            value={fixed['location'] ?? ''}
            onChange={setLocation}
            clearable
          />
        )}
      </SimpleGrid>
      {file.what !== 'stock' && (
        <Switch
          mt="md"
          label={w('imports.map.update')}
          checked={update}
          onChange={({ currentTarget }) => onUpdate(currentTarget.checked)}
        />
      )}
    </Fieldset>
  );
}
