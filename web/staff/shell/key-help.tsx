import { Kbd, Modal, Table } from '@mantine/core';
import { useWords } from '../../words/words.ts';
import { pages } from '../pages.ts';

/** What `?` shows. */
export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const w = useWords();
  const keys: readonly (readonly [string, string])[] = [
    ['Ctrl K', w('keys.palette')],
    ['?', w('keys.help')],
    ['n', w('keys.newOrder')],
    ['↑ ↓ · j k', w('keys.walk')],
    ['Enter', w('keys.open')],
    ['Space · x', w('keys.select')],
    ...pages.flatMap(({ entry }) =>
      entry?.key ? [[`g ${entry.key}`, w('keys.go', { page: entry.label() })] as const] : [],
    ),
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={w('app.keys')}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <Table>
        <Table.Tbody>
          {keys.map(([key, does]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={400} w={120}>
                <Kbd>{key}</Kbd>
              </Table.Th>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
