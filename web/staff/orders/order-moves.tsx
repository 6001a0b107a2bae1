import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOfPaper, print } from '../../ask/papers.ts';
import { useMay } from '../../ask/session.ts';
import { EmailDialog } from '../../ui/email-dialog.tsx';
import { LabelsDialog } from '../../ui/labels-dialog.tsx';
import { type Move, MoveButton, MoveMenu } from '../../ui/move-menu.tsx';
import { tellDone, tellProblem } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { EditLinesDialog } from './edit-lines-dialog.tsx';
import { EditOrderDialog } from './edit-order-dialog.tsx';
import { OrderMoveDialog } from './order-move-dialog.tsx';
import type { Order } from './order-types.ts';

/** The move that most often comes next; the first of these that is allowed has the button. */
const NEXT = [
  'confirm',
  'enter',
  'release',
  'commit',
  'ship',
  'invoice',
  'pay',
  'complete',
  'resolve',
  'duplicate',
];
const DESTRUCTIVE: ReadonlySet<string> = new Set(['cancel', 'reject', 'delete']);
/** Who may do it, where it is not those who sell. */
const BUYING: ReadonlySet<string> = new Set(['buy', 'drop-ship']);

/** The next-best action and the Actions menu: every move, disabled with its reason, and what can be printed. */
export function OrderMoves({ order }: { order: Order }) {
  const w = useWords();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Move | null>(null);
  const [isMailing, setMailing] = useState(false);
  const [isLabelling, setLabelling] = useState(false);
  const [maySell, mayBuy] = [useMay('sales:write'), useMay('purchasing:write')];
  const mayOverride = useMay('billing:write');
  const moves = (order.moves as readonly Move[]).map((move) => {
    const may = BUYING.has(move.name) ? mayBuy : maySell;
    if (!may) return { ...move, allowed: false, reason: move.reason ?? w('order.noRight') };
    return mayOverride && isOnlyHeld(order, move) ? { ...move, allowed: true } : move;
  });
  const next = NEXT.map((name) => moves.find((move) => move.name === name)).find((move) => move?.allowed);
  const close = (): void => setChosen(null);
  const done = (answer: unknown): void => {
    const { number } = (answer ?? {}) as { number?: string };
    if (chosen?.name === 'delete') void navigate({ to: '/orders' });
    else if (number && number !== order.number) {
      tellDone(w('order.made', { number }));
      void navigate({ to: `/orders/${encodeURIComponent(number)}` });
    }
  };
  return (
    <>
      {next && next.name !== 'duplicate' && <MoveButton move={next} onMove={setChosen} />}
      <MoveMenu moves={moves} onMove={setChosen} destructive={DESTRUCTIVE}>
        <Menu.Divider />
        <Prints order={order} onMail={() => setMailing(true)} onLabels={() => setLabelling(true)} />
      </MoveMenu>
      {chosen?.name === 'edit' && <EditOrderDialog order={order} onClose={close} />}
      {chosen?.name === 'edit-lines' && <EditLinesDialog order={order} onClose={close} />}
      {chosen && chosen.name !== 'edit' && chosen.name !== 'edit-lines' && (
        <OrderMoveDialog
          order={order}
          move={chosen}
          destructive={DESTRUCTIVE.has(chosen.name)}
          onClose={close}
          onDone={done}
        />
      )}
      {isLabelling && (
        <LabelsDialog
          title={order.number}
          of={{ refs: [order.number] }}
          onClose={() => setLabelling(false)}
        />
      )}
      {isMailing && (
        <EmailDialog kind="sales-order" number={order.number} onClose={() => setMailing(false)} />
      )}
    </>
  );
}

interface PrintsProps {
  readonly order: Order;
  readonly onMail: () => void;
  readonly onLabels: () => void;
}

function Prints({ order, onMail, onLabels }: PrintsProps) {
  const w = useWords();
  const may = useMay('documents:write');
  const shipments = order.shipments.map(({ number }) => number);
  const printed = (kind: Parameters<typeof print>[0], refs: readonly string[]) => (): void =>
    void print(kind, refs).catch(tellProblem);
  return (
    <>
      <Menu.Label>{w('order.print')}</Menu.Label>
      <Menu.Item component="a" href={addressOfPaper('sales-order', [order.number])} target="_blank">
        {w('order.look')}
      </Menu.Item>
      <Menu.Item disabled={!may} onClick={printed('sales-order', [order.number])}>
        {w('order.printOrder')}
      </Menu.Item>
      <Menu.Item disabled={!may} onClick={printed('pick-ticket', [order.number])}>
        {w('order.printPick')}
      </Menu.Item>
      <Menu.Item disabled={!may || !shipments.length} onClick={printed('packing-slip', shipments)}>
        {w('order.printSlip')}
      </Menu.Item>
      <Menu.Item disabled={!may || !order.lines.length} onClick={onLabels}>
        {w('order.printLabels')}
      </Menu.Item>
      <Menu.Item disabled={!may} onClick={onMail}>
        {w('order.email')}
      </Menu.Item>
    </>
  );
}

/** B20: a hold stops, but not whoever may go past it: the plan asks for the reason. */
const isOnlyHeld = ({ hold }: Order, move: Move): boolean =>
  !move.allowed && hold !== null && move.reason === `it is held: ${hold.reason}`;
