import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { type Move, MoveButton } from '../../ui/move-menu.tsx';
import { useWords } from '../../words/words.ts';
import type { Credit } from './billing-types.ts';
import { AllocateDialog, RefundDialog } from './credit-dialogs.tsx';

/** What can be done with what is left of a payment or credit note. */
export function CreditMoves({ kind, credit }: { kind: 'payment' | 'credit-note'; credit: Credit }) {
  const w = useWords();
  const may = useMay('billing:write');
  const [move, setMove] = useState<string | null>(null);
  const isSpent = /^0(\.0*)?$/.test(credit.left);
  const reason = may ? (isSpent ? w('billing.act.nothingLeft') : undefined) : w('billing.mayNot');
  const offered = (name: 'allocate' | 'refund'): Move => ({
    name,
    label: w(`billing.act.${name}`),
    allowed: reason === undefined,
    ...(reason !== undefined && { reason }),
  });
  const close = (): void => setMove(null);
  return (
    <>
      <MoveButton move={offered('allocate')} onMove={({ name }) => setMove(name)} />
      <MoveButton move={offered('refund')} onMove={({ name }) => setMove(name)} variant="default" />
      {move === 'allocate' && <AllocateDialog kind={kind} credit={credit} onClose={close} />}
      {move === 'refund' && <RefundDialog kind={kind} credit={credit} onClose={close} />}
    </>
  );
}
