import { Button, Menu } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react';
import type { Input } from '../ask/ask.ts';
import { addressOfExport, type Exported } from '../ask/export-address.ts';
import { useWords } from '../words/words.ts';

/** What a list shows, as a file: the browser fetches it, with the very filters of the list. */
export function ExportMenu({ what, filters = {} }: { what: Exported; filters?: Input }) {
  const w = useWords();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />}>
          {w('exports.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{w('exports.hint')}</Menu.Label>
        <Menu.Item
          component="a"
          href={addressOfExport(what, 'csv', filters)}
          download
          leftSection={<IconFileTypeCsv size={16} aria-hidden="true" />}
        >
          {w('exports.csv')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={addressOfExport(what, 'xlsx', filters)}
          download
          leftSection={<IconFileSpreadsheet size={16} aria-hidden="true" />}
        >
          {w('exports.xlsx')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
