import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Wish } from '../../ask/ask.ts';
import { useMay } from '../../ask/session.ts';
import { type Move, MoveButton, MoveMenu } from '../../ui/move-menu.tsx';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { tellDone } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import type { Invoice } from './billing-types.ts';
import { CreditDialog } from './credit-dialog.tsx';
import { InvoiceEditDialog } from './invoice-edit-dialog.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { VoidDialog } from './void-dialog.tsx';

const DESTRUCTIVE: ReadonlySet<string> = new Set(['void', 'delete']);

/** What can be done with an invoice; the likeliest next thing is a button of its own. */
export function InvoiceMoves({ invoice }: { invoice: Invoice }) {
  const w = useWords();
  const may = useMay('billing:write');
  const [move, setMove] = useState<string | null>(null);
  const moves = invoice.moves.map(
    (one): Move => (may ? one : { ...one, allowed: false, reason: w('billing.mayNot') }),
  );
  const first = moves.find(({ name }) => name === (invoice.status === 'draft' ? 'open' : 'pay'));
  const isOwed = invoice.status === 'open' || invoice.status === 'partially paid';
  const onMove = ({ name }: Move): void => setMove(name);
  return (
    <>
      {first && (isOwed || invoice.status === 'draft') && <MoveButton move={first} onMove={onMove} />}
      <MoveMenu moves={moves} onMove={onMove} destructive={DESTRUCTIVE} />
      {move && <MoveDialog move={move} invoice={invoice} onClose={() => setMove(null)} />}
    </>
  );
}

interface MoveDialogProps {
  readonly move: string;
  readonly invoice: Invoice;
  readonly onClose: () => void;
}

function MoveDialog({ move, invoice, onClose }: MoveDialogProps) {
  if (move === 'pay') return <PayDialog invoice={invoice} onClose={onClose} />;
  if (move === 'credit') return <CreditDialog invoice={invoice} onClose={onClose} />;
  if (move === 'edit') return <InvoiceEditDialog invoice={invoice} onClose={onClose} />;
  if (move === 'void') return <VoidDialog invoice={invoice} onClose={onClose} />;
  return <DraftMove move={move === 'delete' ? 'delete' : 'open'} invoice={invoice} onClose={onClose} />;
}

/** Opening and deleting a draft take nothing but a plan. */
function DraftMove({ move, invoice, onClose }: MoveDialogProps & { move: 'open' | 'delete' }) {
  const w = useWords();
  const navigate = useNavigate();
  const wish: Wish = { command: `invoice.${move}`, ref: invoice.id, version: invoice.version };
  const done = (): void => {
    tellDone(w('form.saved'));
    if (move === 'delete') void navigate({ to: '/billing/invoices' });
  };
  return (
    <PlanDialog
      wish={wish}
      title={w(`billing.act.${move}`)}
      verb={w(`billing.verb.${move}`)}
      destructive={move === 'delete'}
      onClose={onClose}
      onDone={done}
    />
  );
}
