import { Alert, Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { useWords } from '../../words/words.ts';

interface ShownOnceProps {
  readonly title: string;
  /** What to do with it. */
  readonly hint: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** A secret that the server shows once: it is copied now or made anew. */
export function ShownOnce({ title, hint, secret, onClose }: ShownOnceProps) {
  const w = useWords();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <Stack gap="md">
        <Alert color="yellow" variant="light">
          <Text size="sm">{hint}</Text>
        </Alert>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {secret}
        </Code>
        <Group justify="flex-end">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button onClick={copy}>{copied ? w('settings.copied') : w('settings.copy')}</Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Modal>
  );
}
