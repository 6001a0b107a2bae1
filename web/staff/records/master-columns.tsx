import { Anchor, Badge, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Column } from '../../ui/record-list.tsx';
import { words } from '../../words/words.ts';
import { addressOf, type MasterKind, type MasterRecord, nameOf } from './master-kind.ts';

/** What it is called by and its name; `own` are the columns that only this kind has. */
export const masterColumns = <T extends MasterRecord>(
  kind: MasterKind,
  label: string,
  own: readonly Column<T>[],
): readonly Column<T>[] => [
  {
    id: kind.by,
    label,
    width: 150,
    cell: (row) => (
      <Anchor component={Link} to={addressOf(kind, row)} size="sm" fw={600}>
        {nameOf(kind, row)}
      </Anchor>
    ),
  },
  {
    id: 'name',
    label: words('records.name'),
    cell: ({ name, active }) => (
      <Group gap="xs" wrap="nowrap">
        <bdi>{name}</bdi>
        {!active && (
          <Badge size="sm" variant="default" tt="none">
            {words('records.inactive')}
          </Badge>
        )}
      </Group>
    ),
  },
  ...own,
];
