import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { act } from '../../ask/ask.ts';
import { forget } from '../../ask/asked.ts';
import { useMay } from '../../ask/session.ts';
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
  const acting = useMutation({
    mutationFn: (name: PartyMove) => act({ command: `${kind}.${name}`, ref: id, version }),
    onSuccess: async (_answer, name) => {
      // What is deleted is not asked for again: first its page is left.
      if (name === 'delete') await navigate({ to: KINDS[kind].list });
      forget([kind]);
      tellDone(w(`parties.done.${name}`, { number }));
      setMove(null);
    },
  });
  const close = (): void => {
    setMove(null);
    acting.reset();
  };
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
          onSure={() => acting.mutate(move)}
        >
          {w(`parties.actHint.${move}`)}
        </SureDialog>
      )}
    </>
  );
}
