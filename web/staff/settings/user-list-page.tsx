import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { useWords, words } from '../../words/words.ts';
import { ShownOnce } from './shown-once.tsx';
import { UserDialog } from './user-dialog.tsx';
import type { Invited, User } from './user-types.ts';

/** Who signs in here; one opens to be changed, invited anew or let go. */
export default function UserListPage() {
  const w = useWords();
  const may = useMay('access:write');
  const { rows, list } = useList<User>('user.list');
  const [edited, setEdited] = useState<User | 'new' | null>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  return (
    <Page
      title={w('settings.users')}
      lead={w('settings.usersLead')}
      full
      actions={may && <Button onClick={() => setEdited('new')}>{w('settings.newUser')}</Button>}
    >
      <RecordList
        label={w('settings.users')}
        columns={COLUMNS}
        rows={rows}
        list={list}
        {...(may && { onOpen: setEdited })}
        empty={<Empty icon={IconUsers} title={w('settings.noUsers')} />}
      />
      {edited && (
        <UserDialog
          user={edited === 'new' ? null : edited}
          onInvited={setInvited}
          onClose={() => setEdited(null)}
        />
      )}
      {invited && (
        <ShownOnce
          title={w('settings.invitationFor', { name: invited.name })}
          hint={w('settings.invitationHint')}
          secret={`${window.location.origin}${invited.link}`}
          onClose={() => setInvited(null)}
        />
      )}
    </Page>
  );
}

const COLUMNS: readonly Column<User>[] = [
  { id: 'name', label: words('settings.name'), cell: ({ name }) => <bdi>{name}</bdi> },
  { id: 'email', label: words('settings.email'), width: 280, cell: ({ email }) => email },
  { id: 'role', label: words('settings.role'), width: 120, cell: ({ role }) => words(`roles.${role}`) },
  {
    id: 'state',
    label: words('settings.state'),
    width: 110,
    cell: ({ state }) => words(`settings.states.${state}`),
  },
  {
    id: 'lastSignInAt',
    label: words('settings.lastSignIn'),
    width: 150,
    cell: ({ lastSignInAt }) => (lastSignInAt ? <Instant of={lastSignInAt} /> : words('settings.never')),
  },
];
