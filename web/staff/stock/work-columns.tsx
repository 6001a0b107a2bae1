import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { StateRule } from '../../../src/lifecycle/cycle.ts';
import { Day } from '../../ui/figures.tsx';
import type { Column } from '../../ui/record-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { words } from '../../words/words.ts';

export const numberColumn = (place: string): Column<{ number: string }> => ({
  id: 'number',
  label: words('stockWork.number'),
  width: 130,
  cell: ({ number }) => (
    <Anchor component={Link} to={`${place}/${encodeURIComponent(number)}`} size="sm" fw={600}>
      {number}
    </Anchor>
  ),
});

export const dayColumn: Column<{ day: string }> = {
  id: 'day',
  label: words('stockWork.day'),
  width: 130,
  cell: ({ day }) => <Day of={day} />,
};

export const locationColumn: Column<{ location: string }> = {
  id: 'location',
  label: words('stockWork.location'),
  width: 110,
  cell: ({ location }) => location,
};

export const statusColumn: Column<{ status: string; colour: StateRule['colour'] }> = {
  id: 'status',
  label: words('stockWork.status'),
  width: 170,
  cell: ({ status, colour }) => <StatusBadge status={status} colour={colour} />,
};

export const noteColumn: Column<{ note: string | null }> = {
  id: 'note',
  label: words('stockWork.note'),
  cell: ({ note }) => <bdi>{note}</bdi>,
};
