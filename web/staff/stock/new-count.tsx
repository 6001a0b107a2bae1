import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAct } from '../../ask/use-ask.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { LocationSelect } from '../../ui/record-select.tsx';
import { useWords } from '../../words/words.ts';

/** Starting a count moves nothing: it writes down what is to be counted. */
export function NewCount() {
  const w = useWords();
  const mayMove = useMay('stock:write');
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Button
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={dialog.open}
        disabled={!mayMove}
        title={mayMove ? undefined : w('stockWork.noRight')}
      >
        {w('stockWork.newCount')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title={w('stockWork.newCount')}
        closeButtonProps={{ 'aria-label': w('app.close') }}
      >
        <NewCountForm />
      </Modal>
    </>
  );
}

function NewCountForm() {
  const w = useWords();
  const navigate = useNavigate();
  const act = useAct<{ number: string }>();
  const [location, setLocation] = useState('');
  const [bins, setBins] = useState('');
  const [note, setNote] = useState('');
  const [isBlind, setIsBlind] = useState(true);
  const start = (event: FormEvent): void => {
    event.preventDefault();
    const named = bins.split(/[\s,;]+/).filter(Boolean);
    const input = {
      location,
      blind: isBlind,
      ...(named.length > 0 && { bins: named }),
      ...(note && { note }),
    };
    const onSuccess = ({ number }: { number: string }): void =>
      void navigate({ to: `/stock/counts/${encodeURIComponent(number)}` });
    act.mutate({ command: 'stock-count.create', input }, { onSuccess });
  };
  return (
    <form onSubmit={start}>
      <Stack gap="md">
        <LocationSelect
          label={w('stockWork.location')}
          value={location}
          onChange={setLocation}
          required
          autoFocus
        />
        <TextInput
          label={w('stockWork.bins')}
          description={w('stockWork.binsHint')}
          value={bins}
          onChange={(event) => setBins(event.currentTarget.value)}
        />
        <Checkbox
          label={w('stockWork.blind')}
          description={w('stockWork.blindHint')}
          checked={isBlind}
          onChange={(event) => setIsBlind(event.currentTarget.checked)}
        />
        <TextInput
          label={w('stockWork.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={act.isPending} disabled={!location}>
            {w('stockWork.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
