import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAct, useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { SureDialog } from '../../ui/sure-dialog.tsx';
import { useWords, words } from '../../words/words.ts';
import { ShownOnce } from './shown-once.tsx';
import { TokenDialog } from './token-dialog.tsx';
import type { MadeToken, Token } from './token-types.ts';

/** What programs sign in with; revoked at once where one is lost. */
export default function TokenListPage() {
  const w = useWords();
  const may = useMay('access:write');
  const { rows, list } = useList<Token>('token.list');
  const [isNew, setNew] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const [revoked, setRevoked] = useState<Token | null>(null);
  const revoking = useAct();
  const columns: readonly Column<Token>[] = [
    ...COLUMNS,
    {
      id: 'revoke',
      label: '',
      width: 110,
      cell: (token) =>
        may &&
        token.state === 'active' && (
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => setRevoked(token)}>
            {w('settings.revoke')}
          </Button>
        ),
    },
  ];
  return (
    <Page
      title={w('settings.tokens')}
      lead={w('settings.tokensLead')}
      full
      actions={may && <Button onClick={() => setNew(true)}>{w('settings.newToken')}</Button>}
    >
      <RecordList
        label={w('settings.tokens')}
        columns={columns}
        rows={rows}
        list={list}
        empty={<Empty icon={IconKey} title={w('settings.noTokens')} />}
      />
      {isNew && <TokenDialog onMade={setMade} onClose={() => setNew(false)} />}
      {made && (
        <ShownOnce
          title={w('settings.secretFor', { name: made.name })}
          hint={w('settings.secretHint')}
          secret={made.secret}
          onClose={() => setMade(null)}
        />
      )}
      {revoked && (
        <SureDialog
          title={`${w('settings.revoke')}: ${revoked.name}`}
          verb={w('settings.revoke')}
          destructive
          isWorking={revoking.isPending}
          error={revoking.error}
          onClose={() => {
            setRevoked(null);
            revoking.reset();
          }}
          onSure={() =>
            revoking.mutate(
              { command: 'token.revoke', ref: revoked.id },
              { onSuccess: () => setRevoked(null) },
            )
          }
        >
          {w('settings.revokeSure')}
        </SureDialog>
      )}
    </Page>
  );
}

const COLUMNS: readonly Column<Token>[] = [
  { id: 'name', label: words('settings.name'), cell: ({ name }) => <bdi>{name}</bdi> },
  { id: 'role', label: words('settings.role'), width: 120, cell: ({ role }) => words(`roles.${role}`) },
  { id: 'state', label: words('settings.state'), width: 110, cell: ({ state }) => state },
  {
    id: 'expiresAt',
    label: words('settings.expires'),
    width: 140,
    cell: ({ expiresAt }) => (expiresAt ? <Instant of={expiresAt} /> : words('settings.never')),
  },
  {
    id: 'lastUsedAt',
    label: words('settings.lastUsed'),
    width: 150,
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Instant of={lastUsedAt} /> : words('settings.never')),
  },
];
