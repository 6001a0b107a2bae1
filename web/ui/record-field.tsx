import { Select, Switch, Text, Textarea, TextInput } from '@mantine/core';
import type { FieldFault } from '../../src/kernel/problem.ts';
import type { Address } from '../../src/parties/address.ts';
import { useWords } from '../words/words.ts';
import { AddressField } from './address-field.tsx';
import type { Field, Value } from './record-fields.ts';

interface RecordFieldProps {
  readonly field: Field;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly faults: readonly FieldFault[];
  readonly disabled: boolean;
}

/** One field by its kind, with what the server says is wrong with it. */
export function RecordField({ field, value, onChange, faults, disabled }: RecordFieldProps) {
  const w = useWords();
  const pointer = `/${field.name}`;
  const error = faults.find((fault) => fault.pointer === pointer)?.detail;
  const text = value === null || value === undefined ? '' : String(value);
  const common = {
    label: field.label,
    // Read-only rather than disabled: what may not be changed is still to be read.
    readOnly: disabled,
    ...(disabled && { variant: 'filled' }),
    ...(field.description && { description: field.description }),
    ...(field.required && !disabled && { required: true }),
    ...(error && { error }),
  };
  const typed = {
    ...common,
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  switch (field.kind) {
    case 'long':
      return <Textarea {...typed} autosize minRows={2} />;
    case 'day':
      return <TextInput {...typed} type="date" />;
    case 'decimal':
    case 'whole':
      return (
        <TextInput
          {...typed}
          inputMode={field.kind === 'whole' ? 'numeric' : 'decimal'}
          rightSection={field.unit && <Unit of={field.unit} />}
          rightSectionWidth={52}
        />
      );
    case 'switch':
      return (
        <Switch
          label={field.label}
          description={field.description}
          error={error}
          disabled={disabled}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'select':
      return (
        <Select
          {...common}
          data={[...field.options]}
          value={text || null}
          onChange={onChange}
          clearable={!field.required && !disabled}
          placeholder={w('form.none')}
        />
      );
    case 'record': {
      if (disabled) return <TextInput {...typed} />;
      const { readOnly: _, ...given } = common;
      return (
        <field.select {...given} value={text} onChange={(ref) => onChange(ref)} clearable={!field.required} />
      );
    }
    case 'address':
      return (
        <AddressField
          label={field.label}
          value={value as Address | null}
          onChange={onChange}
          disabled={disabled}
          errorOf={(part) =>
            faults.find((fault) => `${fault.pointer}/`.startsWith(`${pointer}/${part}/`))?.detail
          }
        />
      );
    case 'own':
      return <>{field.render({ value, onChange, error, disabled })}</>;
    default:
      return <TextInput {...typed} />;
  }
}

const Unit = ({ of }: { of: string }) => (
  <Text size="xs" c="dimmed" aria-hidden="true">
    {of}
  </Text>
);
