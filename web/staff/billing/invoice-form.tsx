import {
  Box,
  Button,
  Group,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { minus, most } from '../../../src/kernel/fixed.ts';
import { formatQuantity, NO_QUANTITY, quantity } from '../../../src/kernel/quantity.ts';
import type { Wish } from '../../ask/ask.ts';
import { useToday } from '../../ui/figures.tsx';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { useWords } from '../../words/words.ts';
import type { Order, OrderLine } from '../orders/order-types.ts';
import { type Quantities, QuantityTable, quantitiesInput, type TakenFrom } from './quantity-table.tsx';

type Mode = 'ordered' | 'shipped';

const left = (line: OrderLine, mode: Mode): string => {
  const of = quantity(mode === 'ordered' ? line.quantity : line.shipped);
  return formatQuantity(most(minus(of, quantity(line.invoiced)), NO_QUANTITY));
};

const takenFrom = (order: Order, mode: Mode): readonly TakenFrom[] =>
  order.lines
    .map((line) => ({ line: line.line, product: line.sku, name: line.name, most: left(line, mode) }))
    .filter(({ most: all }) => all !== '0');

const all = (lines: readonly TakenFrom[]): Quantities =>
  Object.fromEntries(lines.map(({ line, most: whole }) => [line, whole]));

export function InvoiceForm({ order }: { order: Order }) {
  const w = useWords();
  const navigate = useNavigate();
  const isShipped = takenFrom(order, 'shipped').length > 0;
  const [mode, setMode] = useState<Mode>(isShipped ? 'shipped' : 'ordered');
  const lines = takenFrom(order, mode);
  const [quantities, setQuantities] = useState<Quantities>(() => all(lines));
  const [charges, setCharges] = useState(true);
  const [isDraft, setDraft] = useState(false);
  const [day, setDay] = useState(useToday());
  const [dueOn, setDueOn] = useState('');
  const [notes, setNotes] = useState('');
  const [wish, setWish] = useState<Wish | null>(null);
  const chosen = quantitiesInput(quantities);
  const choose = (next: Mode): void => {
    setMode(next);
    setQuantities(all(takenFrom(order, next)));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = {
      ...(day && { day }),
      ...(dueOn && { dueOn }),
      ...(notes.trim() && { notes: notes.trim() }),
    };
    const input = { order: order.number, mode, lines: chosen, charges, open: !isDraft, ...said };
    setWish({ command: 'invoice.create', input });
  };
  return (
    <Box component="form" onSubmit={submit} maw={760}>
      <Stack gap="md">
        <SegmentedControl
          aria-label={w('billing.create.mode')}
          value={mode}
          onChange={(next) => choose(next === 'ordered' ? 'ordered' : 'shipped')}
          data={(['shipped', 'ordered'] as const).map((one) => ({
            value: one,
            label: w(`billing.create.${one}`),
          }))}
        />
        {lines.length ? (
          <QuantityTable
            most={w('billing.create.left')}
            lines={lines}
            quantities={quantities}
            onChange={setQuantities}
          />
        ) : (
          <Text c="dimmed">{w('billing.create.nothing')}</Text>
        )}
        <Switch
          label={w('billing.edit.charges')}
          checked={charges}
          onChange={(event) => setCharges(event.currentTarget.checked)}
        />
        <Switch
          label={w('billing.create.draft')}
          checked={isDraft}
          onChange={(event) => setDraft(event.currentTarget.checked)}
        />
        <Group grow align="flex-start">
          <TextInput
            type="date"
            label={w('billing.day')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={w('billing.dueOn')}
            description={w('billing.create.dueHint')}
            value={dueOn}
            onChange={(event) => setDueOn(event.currentTarget.value)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
        </Group>
        <Textarea
          label={w('billing.notes')}
          autosize
          minRows={2}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" disabled={!chosen.length}>
            {w('billing.create.look')}
          </Button>
        </Group>
      </Stack>
      <PlanDialog
        wish={wish}
        title={w('billing.newInvoice', { order: order.number })}
        verb={w('billing.verb.create')}
        onClose={() => setWish(null)}
        onDone={(answer) => {
          const { id, number } = answer as { id: string; number: string | null };
          void navigate({ to: `/billing/invoices/${number ?? id}` });
        }}
      />
    </Box>
  );
}
