import { Alert, Box, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { type FormEvent, useEffect, useRef } from 'react';
import { useWords } from '../words/words.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { RecordField } from './record-field.tsx';
import { type Section, shownValue } from './record-fields.ts';
import { type Saving, useRecordForm } from './use-record-form.ts';

export type { Field, Section } from './record-fields.ts';

interface RecordFormProps extends Saving {
  readonly sections: readonly Section[];
  /** Whether the role may change it; the fields are only to be read where not. */
  readonly may: boolean;
  /** The word on the button. */
  readonly verb?: string;
  readonly onCancel?: () => void;
}

/**
 * A record as a form: only what was changed is sent, with the version it was changed from; what the server finds
 * wrong is told at its field.
 */
export function RecordForm({ sections, may, verb, onCancel, ...saving }: RecordFormProps) {
  const w = useWords();
  const { record } = saving;
  const form = useRecordForm(
    sections.flatMap(({ fields }) => fields),
    saving,
  );
  const drawn = useRef<HTMLFormElement>(null);
  const { error } = form;
  useEffect(() => {
    if (error) drawn.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // A form in a dialog or drawer is not to send the one around it.
    event.stopPropagation();
    if (may) form.save();
  };
  return (
    <form ref={drawn} onSubmit={submit} noValidate>
      <LeaveGuard when={may && form.isDirty && !form.isSaving && !form.isSaved} />
      <Stack gap="lg">
        {!may && (
          <Text size="sm" c="dimmed">
            {w('form.readOnly')}
          </Text>
        )}
        {form.isMoved && <Alert color="yellow">{w('form.moved')}</Alert>}
        {sections.map(({ title, fields }) => (
          <Box key={fields[0]?.name ?? title}>
            {title && (
              <Title order={2} fz="md" mb="xs">
                {title}
              </Title>
            )}
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
              {fields.map((field) => (
                <Box key={field.name} style={field.wide ? { gridColumn: '1 / -1' } : undefined}>
                  <RecordField
                    field={field}
                    value={shownValue(field, record, form.edits)}
                    onChange={(value) => form.edit(field.name, value)}
                    faults={form.faults}
                    disabled={!may || field.fixed === true}
                  />
                </Box>
              ))}
            </SimpleGrid>
          </Box>
        ))}
        {error ? <ProblemAlert error={error} /> : null}
        {may && (
          <Group
            py="xs"
            bg={form.isDirty ? 'var(--mantine-color-body)' : undefined}
            style={{ position: 'sticky', bottom: 0, zIndex: 2 }}
          >
            <Button type="submit" loading={form.isSaving} disabled={!form.isDirty}>
              {verb ?? (record ? w('form.save') : w('form.create'))}
            </Button>
            {onCancel && (
              <Button variant="default" onClick={onCancel}>
                {w('app.cancel')}
              </Button>
            )}
            {record && form.isDirty && (
              <Button variant="subtle" onClick={form.undo}>
                {w('form.undo')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}
