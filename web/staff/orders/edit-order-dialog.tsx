import { Alert, Button, Group, Modal, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Refused, read, type Wish } from '../../ask/ask.ts';
import { useAct } from '../../ask/use-ask.ts';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { ProblemAlert, tellDone } from '../../ui/problem-alert.tsx';
import { LocationSelect } from '../../ui/record-select.tsx';
import { useWords } from '../../words/words.ts';
import type { Order } from './order-types.ts';

const FIELDS = ['mustArriveBy', 'location', 'customerPo', 'paymentTerms', 'priority', 'notes'] as const;
type Field = (typeof FIELDS)[number];
type Values = Readonly<Record<Field, string>>;

const valuesOf = (order: Order): Values =>
  Object.fromEntries(FIELDS.map((field) => [field, String(order[field] ?? '')])) as Values;

/** Fields that differ between two states of the header. */
const differing = (a: Values, b: Values): Field[] => FIELDS.filter((field) => a[field] !== b[field]);

/**
 * Edits the header. When somebody saved meanwhile, what both changed is shown side by side and chosen field by field;
 * what only they changed is taken, so that nobody's work is lost.
 */
export function EditOrderDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const w = useWords();
  const [base, setBase] = useState(order);
  const [values, setValues] = useState(valuesOf(order));
  const [contested, setContested] = useState<readonly Field[]>([]);
  const [theirs, setTheirs] = useState<Order | null>(null);
  const [planned, setPlanned] = useState<Wish | null>(null);
  const saving = useAct<Order>();
  const set = (field: Field, value: string): void => setValues((all) => ({ ...all, [field]: value }));

  const done = (): void => {
    tellDone(w('order.saved', { number: order.number }));
    onClose();
  };

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const changed = differing(values, valuesOf(base));
    if (!changed.length) return onClose();
    const input = Object.fromEntries(changed.map((field) => [field, sent(field, values[field])]));
    const wish = { command: 'sales-order.update', ref: order.number, input, version: base.version };
    // Another location moves stock: it is shown first.
    if (changed.includes('location')) return setPlanned(wish);
    try {
      await saving.mutateAsync(wish);
      done();
    } catch (error) {
      if (error instanceof Refused && error.kind === 'version/moved') await merge();
    }
  };

  const merge = async (): Promise<void> => {
    const now = await read<Order>('sales-order.get', { ref: order.number });
    const [was, is] = [valuesOf(base), valuesOf(now)];
    const mine = new Set(differing(values, was));
    setValues((all) => Object.fromEntries(FIELDS.map((f) => [f, mine.has(f) ? all[f] : is[f]])) as Values);
    setTheirs(now);
    setContested(FIELDS.filter((field) => mine.has(field) && values[field] !== is[field]));
    setBase(now);
    saving.reset();
  };

  if (planned) {
    const title = `${w('order.edit')}: ${order.number}`;
    return (
      <PlanDialog
        wish={planned}
        title={title}
        verb={w('app.save')}
        onClose={() => setPlanned(null)}
        onDone={done}
      />
    );
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${w('order.edit')}: ${order.number}`}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="sm">
          {theirs && (
            <Alert color="yellow" variant="light" role="alert">
              {w('order.conflict')}
            </Alert>
          )}
          {saving.error && <ProblemAlert error={saving.error} />}
          {FIELDS.map((field) => (
            <div key={field}>
              <HeaderField field={field} value={values[field]} onChange={(value) => set(field, value)} />
              {theirs && contested.includes(field) && (
                <Choice
                  field={field}
                  mine={values[field]}
                  theirs={valuesOf(theirs)[field]}
                  onTake={(value) => set(field, value)}
                />
              )}
            </div>
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {w('app.cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {w('app.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const sent = (field: Field, value: string): unknown => {
  if (value === '') return null;
  return field === 'priority' ? Number(value) : value;
};

function Choice({
  field,
  mine,
  theirs,
  onTake,
}: {
  field: Field;
  mine: string;
  theirs: string;
  onTake: (value: string) => void;
}) {
  const w = useWords();
  const [kept] = useState(mine);
  const shown = (value: string): string => value || w('order.nothing');
  return (
    <Radio.Group
      value={mine === theirs ? 'theirs' : 'mine'}
      aria-label={field}
      onChange={(choice) => onTake(choice === 'theirs' ? theirs : kept)}
    >
      <Group gap="md" mt={4}>
        <Radio size="xs" value="mine" label={w('order.mine', { value: shown(kept) })} />
        <Radio size="xs" value="theirs" label={w('order.theirs', { value: shown(theirs) })} />
      </Group>
    </Radio.Group>
  );
}

const LABELS = {
  mustArriveBy: 'order.mustArriveBy',
  location: 'order.location',
  customerPo: 'order.customerPo',
  paymentTerms: 'order.terms',
  priority: 'order.priority',
  notes: 'order.notes',
} as const;

function HeaderField({
  field,
  value,
  onChange,
}: {
  field: Field;
  value: string;
  onChange: (value: string) => void;
}) {
  const w = useWords();
  const label = w(LABELS[field]);
  if (field === 'location') return <LocationSelect label={label} value={value} onChange={onChange} />;
  if (field === 'notes')
    return (
      <Textarea
        label={label}
        autosize
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const kind = field === 'mustArriveBy' ? 'date' : field === 'priority' ? 'number' : 'text';
  return (
    <TextInput
      label={label}
      type={kind}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
