import { Button, Group, Input, Stack } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { isId } from '../../src/kernel/id.ts';
import { useAsk } from '../ask/use-ask.ts';
import { useWords } from '../words/words.ts';

interface RecordsSelectProps {
  readonly label: string;
  readonly description?: string;
  /** By id, number or code. */
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** Chooses one more. */
  readonly select: ComponentType<{
    label: string;
    value: string;
    bare?: boolean;
    onChange: (ref: string) => void;
  }>;
  /** How one is asked for by its id: `customer.get`. */
  readonly query: string;
  readonly error?: string | undefined;
}

/** Any number of records: those chosen, each to be taken off, and a field that adds one. */
export function RecordsSelect({
  label,
  description,
  values,
  onChange,
  select: Select,
  query,
  error,
}: RecordsSelectProps) {
  const w = useWords();
  return (
    <Stack gap={4} role="group" aria-label={label}>
      <Input.Label component="div">{label}</Input.Label>
      {values.length > 0 ? (
        <Group gap={6}>
          {values.map((value) => (
            <Chosen
              key={value}
              value={value}
              query={query}
              onDrop={() => onChange(values.filter((one) => one !== value))}
            />
          ))}
        </Group>
      ) : (
        description && <Input.Description>{description}</Input.Description>
      )}
      <Select
        bare
        label={w('tokens.add', { of: label })}
        value=""
        onChange={(ref) => ref && !values.includes(ref) && onChange([...values, ref])}
      />
      {error && <Input.Error>{error}</Input.Error>}
    </Stack>
  );
}

interface Named {
  readonly number?: string;
  readonly code?: string;
}

function Chosen({ value, query, onDrop }: { value: string; query: string; onDrop: () => void }) {
  const w = useWords();
  const { data } = useAsk<Named>(query, isId(value) ? { ref: value } : null);
  const name = data?.number ?? data?.code ?? value;
  return (
    <Button
      size="compact-sm"
      variant="light"
      rightSection={<IconX size={12} aria-hidden="true" />}
      aria-label={w('tokens.takeOff', { name })}
      onClick={onDrop}
    >
      {name}
    </Button>
  );
}
