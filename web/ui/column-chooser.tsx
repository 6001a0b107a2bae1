import { Button, Checkbox, Menu, Stack } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { useWords } from '../words/words.ts';

interface ColumnChooserProps {
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly hidden: readonly string[];
  readonly onHide: (hidden: string[]) => void;
}

/** Which columns a list shows; kept in this browser. */
export function ColumnChooser({ columns, hidden, onHide }: ColumnChooserProps) {
  const w = useWords();
  const toggle = (id: string): void =>
    onHide(hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id]);
  return (
    <Menu position="bottom-end" closeOnItemClick={false} keepMounted={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconColumns size={16} aria-hidden="true" />}>
          {w('orders.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={0}>
          {columns.map(({ id, label }) => (
            <Menu.Item
              key={id}
              role="menuitemcheckbox"
              aria-checked={!hidden.includes(id)}
              onClick={() => toggle(id)}
            >
              <Checkbox
                size="xs"
                label={label}
                checked={!hidden.includes(id)}
                readOnly
                tabIndex={-1}
                aria-hidden="true"
              />
            </Menu.Item>
          ))}
        </Stack>
      </Menu.Dropdown>
    </Menu>
  );
}
