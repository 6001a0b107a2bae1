import { Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { send } from '../../ask/ask.ts';
import { useWords } from '../../words/words.ts';
import type { ImportKind } from './asking.ts';

interface Saved {
  readonly data: readonly {
    readonly name: string;
    readonly usedAt: string | null;
    readonly shipped: boolean;
  }[];
}

interface MappingChoiceProps {
  readonly what: ImportKind;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onUse: (name: string) => void;
}

/** Takes a mapping used before, and gives this one a name to be found by. */
export function MappingChoice({ what, name, onName, onUse }: MappingChoiceProps) {
  const w = useWords();
  const { data } = useQuery({
    queryKey: ['import.mappings', what],
    queryFn: ({ signal }) => send<Saved>(`/imports/mappings?what=${what}`, { signal }),
  });
  const saved = data?.data ?? [];
  return (
    <Group align="flex-start" gap="md">
      {saved.length > 0 && (
        <Select
          label={w('imports.map.use')}
          placeholder={w('imports.map.usePlaceholder')}
          data={saved.map((one) => one.name)}
          value={null}
          onChange={(chosen) => chosen && onUse(chosen)}
          searchable
          w={{ base: '100%', xs: 240 }}
        />
      )}
      <TextInput
        label={w('imports.map.remember')}
        description={w('imports.map.rememberHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        value={name}
        onChange={(event) => onName(nameFrom(event.currentTarget.value))}
        maxLength={60}
        w={{ base: '100%', xs: 320 }}
      />
    </Group>
  );
}

/** What is typed becomes a name as it is typed: "Web shop" is web-shop. */
const nameFrom = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/[^a-z0-9-]/g, '');
