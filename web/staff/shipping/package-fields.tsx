import { ActionIcon, Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../words/words.ts';
import type { Package } from './shipping-types.ts';

export interface DraftPackage {
  readonly key: string;
  readonly number: number | null;
  readonly weight: string;
  readonly tracking: string;
}

export const draftOf = ({ number, weight, tracking }: Package): DraftPackage => ({
  key: String(number),
  number,
  weight: weight ?? '',
  tracking: tracking ?? '',
});

/** What is sent replaces all packages, so what the fields do not show, such as contents, goes along. */
export const packagesOf = (drafts: readonly DraftPackage[], before: readonly Package[]) =>
  drafts.map(({ number, weight, tracking }) => {
    const { number: _, ...kept } = before.find((one) => one.number === number) ?? { number };
    return { ...kept, weight: weight || null, tracking: tracking || null };
  });

interface PackageFieldsProps {
  readonly drafts: readonly DraftPackage[];
  readonly onChange: (drafts: readonly DraftPackage[]) => void;
}

export function PackageFields({ drafts, onChange }: PackageFieldsProps) {
  const w = useWords();
  const change = (key: string, part: Partial<DraftPackage>): void =>
    onChange(drafts.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <Stack gap="xs">
      <Title order={3} fz="sm">
        {w('shipping.packages')}
      </Title>
      {drafts.map((draft, index) => (
        <Group key={draft.key} gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            label={w('shipping.weightOf', { number: index + 1 })}
            inputMode="decimal"
            value={draft.weight}
            onChange={(event) => change(draft.key, { weight: event.currentTarget.value })}
          />
          <TextInput
            label={w('shipping.trackingOf', { number: index + 1 })}
            style={{ flex: 1 }}
            value={draft.tracking}
            onChange={(event) => change(draft.key, { tracking: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={w('shipping.removePackage', { number: index + 1 })}
            onClick={() => onChange(drafts.filter(({ key }) => key !== draft.key))}
          >
            <IconTrash size={18} aria-hidden="true" />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() =>
          onChange([...drafts, { key: crypto.randomUUID(), number: null, weight: '', tracking: '' }])
        }
      >
        {w('shipping.addPackage')}
      </Button>
    </Stack>
  );
}
