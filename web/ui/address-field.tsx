import { Fieldset, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { Address } from '../../src/parties/address.ts';
import { useWords } from '../words/words.ts';

interface AddressFieldProps {
  readonly label: string;
  readonly value: Address | null | undefined;
  readonly onChange: (address: Address) => void;
  /** What is wrong with a part, by its name. */
  readonly errorOf?: (part: string) => string | undefined;
  readonly disabled?: boolean;
}

const PARTS = ['postalCode', 'city', 'region', 'country', 'phone'] as const;

/** A postal address in its parts; all of them empty is none. */
export function AddressField({ label, value, onChange, errorOf, disabled }: AddressFieldProps) {
  const w = useWords();
  const address = value ?? {};
  const part = (name: 'name' | (typeof PARTS)[number]) => (
    <TextInput
      key={name}
      label={w(`form.address.${name}`)}
      value={address[name] ?? ''}
      onChange={(event) => onChange({ ...address, [name]: event.currentTarget.value })}
      error={errorOf?.(name)}
      readOnly={disabled}
      {...(disabled && { variant: 'filled' })}
    />
  );
  return (
    <Fieldset legend={label}>
      {part('name')}
      <Textarea
        mt="xs"
        autosize
        minRows={2}
        label={w('form.address.lines')}
        description={w('form.address.linesHint')}
        value={(address.lines ?? []).join('\n')}
        onChange={(event) => onChange({ ...address, lines: event.currentTarget.value.split('\n') })}
        error={errorOf?.('lines')}
        readOnly={disabled}
        {...(disabled && { variant: 'filled' })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs" spacing="xs">
        {PARTS.map(part)}
      </SimpleGrid>
    </Fieldset>
  );
}
