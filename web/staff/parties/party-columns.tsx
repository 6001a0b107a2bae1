import { Anchor, Badge, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Column } from '../../ui/record-list.tsx';
import { words } from '../../words/words.ts';
import { KINDS, type PartyKind, type PartyRecord } from './party-types.ts';

/** Number, name and how to reach them; `own` are the columns that only one kind has. */
export const partyColumns = <T extends PartyRecord>(
  kind: PartyKind,
  own: readonly Column<T>[],
): readonly Column<T>[] => [
  {
    id: 'number',
    label: words('parties.number'),
    width: 120,
    cell: ({ number }) => (
      <Anchor component={Link} to={`${KINDS[kind].list}/${encodeURIComponent(number)}`} size="sm" fw={600}>
        {number}
      </Anchor>
    ),
  },
  {
    id: 'name',
    label: words('parties.name'),
    cell: ({ name, active }) => (
      <Group gap="xs" wrap="nowrap">
        <bdi>{name}</bdi>
        {!active && (
          <Badge size="sm" variant="default" tt="none">
            {words('parties.inactive')}
          </Badge>
        )}
      </Group>
    ),
  },
  ...own,
  { id: 'email', label: words('parties.email'), width: 230, cell: ({ email }) => email },
  { id: 'phone', label: words('parties.phone'), width: 140, cell: ({ phone }) => phone },
];
