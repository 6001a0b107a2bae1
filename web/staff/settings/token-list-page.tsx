import { Button, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay, useSignedIn } from '../../ask/session.ts';
import { useList } from '../../ask/use-ask.ts';
import { agentText } from '../../ui/agent-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords, words } from '../../words/words.ts';
import { ShownOnce } from './shown-once.tsx';
import { TokenDialog } from './token-dialog.tsx';
import { RevokeDialog, RotateDialog, TokenMenu, type TokenMove } from './token-moves.tsx';
import type { MadeToken, Token } from './token-types.ts';
import { limitsText, scopesText } from './token-words.ts';
import type { User } from './user-types.ts';

interface Doing {
  readonly move: TokenMove | 'new';
  readonly token: Token | null;
}

/** What programs and agents sign in with: what each may do, and its end at once where one is lost. */
export default function TokenListPage() {
  const w = useWords();
  const may = useMay('access:write');
  const { organisation } = useSignedIn();
  const { rows, list } = useList<Token>('token.list');
  const { rows: users } = useList<User>('user.list', {}, 500);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [made, setMade] = useState<MadeToken | null>(null);
  const nameOf = (person: string | null) => users.find(({ id }) => id === person)?.name ?? '';
  const close = (): void => setDoing(null);
  const { move, token = null } = doing ?? {};
  const shared = { onClose: close, onMade: setMade };
  return (
    <Page
      title={w('tokens.title')}
      lead={w('tokens.lead')}
      full
      actions={
        may && <Button onClick={() => setDoing({ move: 'new', token: null })}>{w('tokens.new')}</Button>
      }
    >
      <RecordList
        label={w('tokens.title')}
        columns={[
          ...columnsWith(organisation.currency, nameOf),
          {
            id: 'moves',
            label: '',
            width: 50,
            cell: (row) =>
              may &&
              row.state === 'active' && (
                <TokenMenu token={row} onMove={(next) => setDoing({ move: next, token: row })} />
              ),
          },
        ]}
        rows={rows}
        list={list}
        empty={<Empty icon={IconKey} title={w('tokens.none')} />}
      />
      {(move === 'new' || move === 'edit') && <TokenDialog token={token} {...shared} />}
      {move === 'rotate' && token && <RotateDialog token={token} {...shared} />}
      {move === 'revoke' && token && <RevokeDialog token={token} onClose={close} />}
      {made && (
        <ShownOnce
          title={w('tokens.secretFor', { name: made.name })}
          hint={w('tokens.secretHint')}
          secret={made.secret}
          onClose={() => setMade(null)}
        />
      )}
    </Page>
  );
}

const Short = ({ text }: { text: string }) => (
  <Text size="sm" className="clip" title={text}>
    <bdi>{text}</bdi>
  </Text>
);

const COLOURS = { active: 'green', expired: 'grey', revoked: 'grey' } as const;

const columnsWith = (
  currency: string,
  nameOf: (person: string | null) => string,
): readonly Column<Token>[] => [
  { id: 'name', label: words('tokens.name'), cell: ({ name }) => <Short text={name} /> },
  {
    id: 'agent',
    label: words('tokens.agent'),
    width: 150,
    cell: ({ agent, person }) => <Short text={agent ? agentText(agent, nameOf(person)) : '–'} />,
  },
  { id: 'role', label: words('tokens.role'), width: 80, cell: ({ role }) => words(`roles.${role}`) },
  {
    id: 'scopes',
    label: words('tokens.scopes'),
    width: 140,
    cell: (token) => <Short text={scopesText(token)} />,
  },
  {
    id: 'limits',
    label: words('tokens.limits'),
    width: 150,
    cell: ({ limits }) => <Short text={limitsText(limits, currency)} />,
  },
  {
    id: 'state',
    label: words('tokens.state'),
    width: 90,
    cell: ({ state }) => (
      <StatusBadge size="sm" status={words(`tokens.states.${state}`)} colour={COLOURS[state]} />
    ),
  },
  {
    id: 'expiresAt',
    label: words('tokens.expires'),
    width: 90,
    cell: ({ expiresAt }) => (expiresAt ? <Instant of={expiresAt} /> : words('tokens.never')),
  },
  {
    id: 'lastUsedAt',
    label: words('tokens.lastUsed'),
    width: 105,
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Instant of={lastUsedAt} /> : words('tokens.never')),
  },
];
