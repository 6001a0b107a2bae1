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
import { type MasterKind, type MasterRecord, nameOf } from './master-kind.ts';

const MOVES = ['deactivate', 'reactivate', 'delete'] as const;
type MasterMove = (typeof MOVES)[number];
const DESTRUCTIVE: ReadonlySet<string> = new Set(['delete']);

/** Deactivates, reactivates or deletes a master record. */
export function MasterMoves({ kind, record }: { kind: MasterKind; record: MasterRecord }) {
  const w = useWords();
  const may = useMay(kind.write);
  const navigate = useNavigate();
  const [move, setMove] = useState<MasterMove | null>(null);
  const { id, version, active } = record;
  const number = nameOf(kind, record);
  const why = (name: MasterMove): string | null => {
    if (!may) return kind.mayNot;
    if (name === 'deactivate' && !active) return w('records.reason.inactive');
    return name === 'reactivate' && active ? w('records.reason.active') : null;
  };
  const moves = MOVES.map((name): Move => {
    const reason = why(name);
    return { name, label: w(`records.act.${name}`), allowed: reason === null, ...(reason && { reason }) };
  });
  const acting = useMutation({
    mutationFn: (name: MasterMove) => act({ command: `${kind.noun}.${name}`, ref: id, version }),
    onSuccess: async (_answer, name) => {
      // What is deleted is not asked for again: first its page is left.
      if (name === 'delete') await navigate({ to: kind.list });
      forget([kind.noun]);
      tellDone(w(`records.done.${name}`, { number }));
      setMove(null);
    },
  });
  const close = (): void => {
    setMove(null);
    acting.reset();
  };
  return (
    <>
      <MoveMenu moves={moves} destructive={DESTRUCTIVE} onMove={({ name }) => setMove(name as MasterMove)} />
      {move && (
        <SureDialog
          title={`${w(`records.act.${move}`)} ${number}`}
          verb={w(`records.act.${move}`)}
          destructive={move === 'delete'}
          isWorking={acting.isPending}
          error={acting.error}
          onClose={close}
          onSure={() => acting.mutate(move)}
        >
          {w(`records.actHint.${move}`)}
        </SureDialog>
      )}
    </>
  );
}
