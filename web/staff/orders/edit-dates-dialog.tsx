import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import type { Order } from './order-types.ts';

interface EditDatesDialogProps {
  readonly order: Order;
  readonly title: string;
  readonly verb: string;
  readonly onClose: () => void;
  readonly onDone: (answer: unknown) => void;
}

/** The business date of each status the order has had; its ledger entries move along (C6). */
export function EditDatesDialog({ order, ...dialog }: EditDatesDialogProps) {
  const [dates, setDates] = useState<Readonly<Record<string, string>>>(order.dates);
  const changed = Object.entries(dates).filter(
    ([status, day]) => day && day !== order.dates[status as never],
  );
  const input = { dates: Object.fromEntries(changed) };
  const wish = { command: 'sales-order.edit-dates', ref: order.number, input, version: order.version };
  return (
    <WishDialog {...dialog} wish={changed.length ? wish : null}>
      {Object.entries(dates).map(([status, day]) => (
        <TextInput
          key={status}
          type="date"
          label={status}
          value={day}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setDates((all) => ({ ...all, [status]: value }));
          }}
        />
      ))}
    </WishDialog>
  );
}
