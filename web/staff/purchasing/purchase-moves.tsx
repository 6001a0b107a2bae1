import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { type Move, MoveButton, MoveMenu } from '../../ui/move-menu.tsx';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { tellDone } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { EditDialog } from './edit-dialog.tsx';
import { EditLinesDialog } from './edit-lines-dialog.tsx';
import { GoodsDialog } from './goods-dialog.tsx';
import type { Purchase } from './purchase-types.ts';

const DESTRUCTIVE: ReadonlySet<string> = new Set(['close', 'cancel']);
/** What usually comes next is a button of its own. */
const NEXT = ['issue', 'receive', 'ship'];

export function PurchaseMoves({ purchase }: { purchase: Purchase }) {
  const w = useWords();
  const may = useMay('purchasing:write');
  const mayReceive = useMay('stock:write');
  const [move, setMove] = useState<Move | null>(null);
  const moves = purchase.moves.map((one): Move => {
    const isMine = ['receive', 'return'].includes(one.name) ? mayReceive : may;
    return isMine ? one : { ...one, allowed: false, reason: w('purchasing.noRight') };
  });
  const next = moves.find(({ name, allowed }) => allowed && NEXT.includes(name));
  return (
    <>
      {next && <MoveButton move={next} onMove={setMove} />}
      <MoveMenu moves={moves} onMove={setMove} destructive={DESTRUCTIVE} />
      {move && <MoveDialog move={move} purchase={purchase} onClose={() => setMove(null)} />}
    </>
  );
}

export interface PurchaseDialogProps {
  readonly move: Move;
  readonly purchase: Purchase;
  readonly onClose: () => void;
}

function MoveDialog(props: PurchaseDialogProps) {
  const w = useWords();
  const { move, purchase, onClose } = props;
  const { name, label } = move;
  if (name === 'receive' || name === 'ship' || name === 'return')
    return <GoodsDialog {...props} verb={name} />;
  if (name === 'edit') return <EditDialog {...props} />;
  if (name === 'edit-lines') return <EditLinesDialog {...props} />;
  return (
    <PlanDialog
      wish={{ command: `purchase-order.${name}`, ref: purchase.id, version: purchase.version }}
      title={`${label}: ${purchase.number}`}
      verb={label}
      destructive={DESTRUCTIVE.has(name)}
      onClose={onClose}
      onDone={() => tellDone(w('purchasing.saved', { number: purchase.number }))}
    />
  );
}
