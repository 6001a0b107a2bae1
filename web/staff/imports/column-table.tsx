import { Box, MultiSelect, Table, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useWords } from '../../words/words.ts';
import type { FileView, ImportDraft } from './asking.ts';
import { meaningsOf, withMeanings } from './draft.ts';
import { Scrolled } from './scrolled.tsx';

/** More columns than these scroll by themselves, so that what follows stays near. */
const MANY = 15;

interface ColumnTableProps {
  readonly file: FileView;
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
}

/** Each column of the file, what stands in it, and what it means. */
export function ColumnTable({ file, draft, onChange }: ColumnTableProps) {
  const w = useWords();
  const choices = useMemo(() => {
    const groups = Map.groupBy(file.fields, (field) => field.group);
    return [...groups].map(([group, fields]) => ({
      group: w(`imports.groups.${group}`),
      items: fields.map(({ name, label, required }) => ({
        value: name,
        label: required ? `${label} *` : label,
      })),
    }));
  }, [file.fields, w]);
  return (
    <Scrolled label={w('imports.steps.map')} {...(file.columns.length > MANY && { most: '70dvh' })}>
      <Table stickyHeader aria-label={w('imports.steps.map')} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="28%">{w('imports.map.column')}</Table.Th>
            <Table.Th w="27%">{w('imports.map.samples')}</Table.Th>
            <Table.Th>{w('imports.map.means')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {file.columns.map(({ name, samples }, i) => (
            <Table.Tr // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and they never move
              key={`${i} ${name}`}
            >
              <Table.Td fw={600} style={{ overflowWrap: 'anywhere' }}>
                <bdi>{name}</bdi>
              </Table.Td>
              <Table.Td>
                <Samples of={samples} />
              </Table.Td>
              <Table.Td>
                <MultiSelect
                  aria-label={`${w('imports.map.means')}: ${name}`}
                  placeholder={meaningsOf(draft, name).length ? '' : w('imports.map.nothing')}
                  size="xs"
                  data={choices}
                  value={meaningsOf(draft, name)}
                  onChange={(fields) => onChange(withMeanings(draft, name, fields))}
                  searchable
                  clearable
                  hidePickedOptions
                  maxDropdownHeight={300}
                  disabled={name === ''}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolled>
  );
}

function Samples({ of }: { of: readonly string[] }) {
  return (
    <Box>
      {of.slice(0, 3).map((text) => (
        <Text key={text} size="xs" c="dimmed" className="clip">
          <bdi>{text}</bdi>
        </Text>
      ))}
    </Box>
  );
}
