import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAct } from '../../ask/use-ask.ts';
import { type Move, MoveMenu } from '../../ui/move-menu.tsx';
import { tellDone } from '../../ui/problem-alert.tsx';
import { SureDialog } from '../../ui/sure-dialog.tsx';
import { useWords } from '../../words/words.ts';
import { KINDS, type PartyKind, type PartyRecord } from './party-types.ts';

const MOVES = ['deactivate', 'reactivate', 'delete'] as const;
type PartyMove = (typeof MOVES)[number];
const DESTRUCTIVE: ReadonlySet<string> = new Set(['delete']);

/** Deactivates, reactivates or deletes a customer, supplier or broker. */
export function PartyMoves({ kind, party }: { kind: PartyKind; party: PartyRecord }) {
  const w = useWords();
  const may = useMay('parties:write');
  const navigate = useNavigate();
  const acting = useAct();
  const [move, setMove] = useState<PartyMove | null>(null);
  const { id, number, version, active } = party;
  const why = (name: PartyMove): string | null => {
    if (!may) return w('parties.mayNot');
    if (name === 'deactivate' && !active) return w('parties.reason.inactive');
    return name === 'reactivate' && active ? w('parties.reason.active') : null;
  };
  const moves = MOVES.map((name): Move => {
    const reason = why(name);
    return { name, label: w(`parties.act.${name}`), allowed: reason === null, ...(reason && { reason }) };
  });
  const close = (): void => {
    setMove(null);
    acting.reset();
  };
  const go = (name: PartyMove): void =>
    acting.mutate(
      { command: `${kind}.${name}`, ref: id, version },
      {
        onSuccess: () => {
          tellDone(w(`parties.done.${name}`, { number }));
          close();
          if (name === 'delete') void navigate({ to: KINDS[kind].list });
        },
      },
    );
  return (
    <>
      <MoveMenu moves={moves} destructive={DESTRUCTIVE} onMove={({ name }) => setMove(name as PartyMove)} />
      {move && (
        <SureDialog
          title={`${w(`parties.act.${move}`)} ${number}`}
          verb={w(`parties.act.${move}`)}
          destructive={move === 'delete'}
          isWorking={acting.isPending}
          error={acting.error}
          onClose={close}
          onSure={() => go(move)}
        >
          {w(`parties.actHint.${move}`)}
        </SureDialog>
      )}
    </>
  );
}
