import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../ask/ask.ts';
import { forget } from '../ask/asked.ts';
import type { Paper } from '../ask/papers.ts';
import { useWords } from '../words/words.ts';
import { ProblemAlert, tellDone } from './problem-alert.tsx';

interface EmailDialogProps {
  readonly kind: Paper;
  readonly number: string;
  readonly onClose: () => void;
}

/** Sends a document to its customer or supplier; what is left empty is as usual. */
export function EmailDialog({ kind, number, onClose }: EmailDialogProps) {
  const w = useWords();
  const [to, setTo] = useState('');
  const [subject, setSubject] = useState('');
  const [message, setMessage] = useState('');
  const sending = useMutation({
    mutationFn: () =>
      send(`/documents/${kind}/email`, {
        method: 'POST',
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: { ref: number, ...(to && { to }), ...(subject && { subject }), ...(message && { message }) },
      }),
    onSuccess: () => {
      tellDone(w('papers.queued', { number }));
      forget([kind]);
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={w('papers.emailTitle', { number })}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            type="email"
            label={w('papers.to')}
            description={w('papers.toHint')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput
            label={w('papers.subject')}
            value={subject}
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
          <Textarea
            label={w('papers.message')}
            autosize
            minRows={3}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          <Text size="xs" c="dimmed">
            {w('papers.attached')}
          </Text>
          {sending.error && <ProblemAlert error={sending.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {w('app.cancel')}
            </Button>
            <Button type="submit" loading={sending.isPending}>
              {w('papers.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
