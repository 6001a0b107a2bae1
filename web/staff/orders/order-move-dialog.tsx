import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Wish } from '../../ask/ask.ts';
import type { Move } from '../../ui/move-menu.tsx';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import type { Extra } from '../../ui/plan-extras.tsx';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import { useWords } from '../../words/words.ts';
import { BuyDialog } from './buy-dialog.tsx';
import { EditDatesDialog } from './edit-dates-dialog.tsx';
import type { Order } from './order-types.ts';

interface MoveDialogProps {
  readonly order: Order;
  readonly move: Move;
  readonly destructive: boolean;
  readonly onClose: () => void;
  readonly onDone: (answer: unknown) => void;
}

type Field = 'reason' | 'type' | 'amount' | 'dueOn' | 'outcome' | 'note';
/** What has to be said before a move is planned; the others are planned at once. */
const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  hold: ['reason'],
  dispute: ['type', 'reason', 'amount', 'dueOn'],
  resolve: ['outcome', 'note'],
};
const NEEDED: ReadonlySet<Field> = new Set(['reason', 'type', 'outcome']);
const TYPES = ['shortage', 'pricing', 'promotion', 'compliance', 'damage', 'duplicate', 'return', 'other'];
/** They do not look at a version: what they make is another document. */
const UNVERSIONED: ReadonlySet<string> = new Set(['duplicate']);

const DATED: readonly Extra[] = ['day', 'note'];
const STOPPED: readonly Extra[] = [...DATED, 'override'];
/** What these moves take beside the order they are about. */
const TAKES: Readonly<Record<string, readonly Extra[]>> = {
  cancel: DATED,
  reject: DATED,
  release: DATED,
  confirm: STOPPED,
  enter: STOPPED,
  commit: STOPPED,
  ship: STOPPED,
  invoice: STOPPED,
  pay: STOPPED,
  complete: STOPPED,
};

/** One move of an order, as a plan: first what it needs to be told, then what it would do. */
export function OrderMoveDialog({ order, move, destructive, onClose, onDone }: MoveDialogProps) {
  const fields = FIELDS[move.name];
  const [values, setValues] = useState<Partial<Record<Field, string>>>({});
  const input = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
  const wish: Wish = {
    command: `sales-order.${move.name}`,
    ref: order.number,
    input,
    ...(!UNVERSIONED.has(move.name) && { version: order.version }),
  };
  const shared = { title: `${move.label}: ${order.number}`, verb: move.label, destructive, onClose, onDone };
  if (move.name === 'edit-dates') return <EditDatesDialog {...shared} order={order} />;
  if (move.name === 'buy' || move.name === 'drop-ship') {
    return <BuyDialog {...shared} order={order} command={wish.command} />;
  }
  if (!fields) return <PlanDialog {...shared} wish={wish} takes={TAKES[move.name] ?? []} />;
  const isWhole = fields.every((field) => !NEEDED.has(field) || values[field]);
  return (
    <WishDialog {...shared} wish={isWhole ? wish : null}>
      {fields.map((field) => (
        <MoveField
          key={field}
          field={field}
          value={values[field] ?? ''}
          onChange={(value) => setValues((all) => ({ ...all, [field]: value }))}
        />
      ))}
    </WishDialog>
  );
}

function MoveField({
  field,
  value,
  onChange,
}: {
  field: Field;
  value: string;
  onChange: (value: string) => void;
}) {
  const w = useWords();
  const label = field === 'amount' ? w('order.disputed') : w(`order.${field}`);
  const required = NEEDED.has(field);
  if (field === 'type' || field === 'outcome') {
    const outcomes = (['won', 'lost', 'partly'] as const).map((one) => ({
      value: one,
      label: w(`order.${one}`),
    }));
    return (
      <Select
        label={label}
        required={required}
        data={field === 'type' ? TYPES : outcomes}
        value={value || null}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  }
  return (
    <TextInput
      label={label}
      required={required}
      {...(field === 'dueOn' && { type: 'date' })}
      {...(field === 'amount' && { inputMode: 'decimal' as const })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
