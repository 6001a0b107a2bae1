import { ActionIcon, Checkbox, Group, Table, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Wish } from '../../ask/ask.ts';
import { ProductSelect } from '../../ui/record-select.tsx';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import { useWords } from '../../words/words.ts';
import type { Order } from './order-types.ts';

interface Edited {
  readonly quantity?: string;
  readonly unitPrice?: string;
  readonly remove?: boolean;
}

interface Added {
  readonly product: string;
  readonly quantity: string;
}

/** Quantities, prices, products that come and go: one edit, planned as a whole (B5). */
export function EditLinesDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const w = useWords();
  const [edits, setEdits] = useState<Readonly<Record<number, Edited>>>({});
  const [added, setAdded] = useState<readonly Added[]>([]);
  const change = (line: number, edit: Edited): void =>
    setEdits((all) => ({ ...all, [line]: { ...all[line], ...edit } }));
  return (
    <WishDialog
      title={`${w('order.editLines')}: ${order.number}`}
      verb={w('app.save')}
      size="lg"
      wish={wishOf(order, edits, added)}
      onClose={onClose}
    >
      <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={w('order.lines')}>
          <Table.Tbody>
            {order.lines.map(({ line, sku, quantity, unitPrice }) => (
              <Table.Tr key={line}>
                <Table.Th scope="row">{sku}</Table.Th>
                <Table.Td>
                  <TextInput
                    size="xs"
                    inputMode="decimal"
                    aria-label={w('order.quantityOf', { sku })}
                    value={edits[line]?.quantity ?? quantity}
                    disabled={edits[line]?.remove ?? false}
                    onChange={(event) => change(line, { quantity: event.currentTarget.value })}
                  />
                </Table.Td>
                <Table.Td>
                  <TextInput
                    size="xs"
                    inputMode="decimal"
                    aria-label={w('order.priceOf', { sku })}
                    value={edits[line]?.unitPrice ?? unitPrice}
                    disabled={edits[line]?.remove ?? false}
                    onChange={(event) => change(line, { unitPrice: event.currentTarget.value })}
                  />
                </Table.Td>
                <Table.Td>
                  <Checkbox
                    size="xs"
                    label={w('order.remove')}
                    aria-label={w('order.removeOf', { sku })}
                    checked={edits[line]?.remove ?? false}
                    onChange={(event) => change(line, { remove: event.currentTarget.checked })}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {added.map((one, i) => (
        <Group key={one.product}>
          <TextInput flex={1} label={w('order.product')} value={one.product} readOnly />
          <TextInput
            w={120}
            label={w('order.quantity')}
            inputMode="decimal"
            value={one.quantity}
            onChange={(event) => {
              const quantity = event.currentTarget.value;
              setAdded((all) => all.map((other, j) => (j === i ? { ...other, quantity } : other)));
            }}
          />
        </Group>
      ))}
      <AddProduct onAdd={(product) => setAdded((all) => [...all, { product, quantity: '1' }])} />
    </WishDialog>
  );
}

function AddProduct({ onAdd }: { onAdd: (sku: string) => void }) {
  const w = useWords();
  const [sku, setSku] = useState('');
  const add = (): void => {
    onAdd(sku);
    setSku('');
  };
  return (
    <Group align="flex-end">
      <div style={{ flex: 1 }}>
        <ProductSelect label={w('order.add')} value={sku} onChange={setSku} />
      </div>
      <ActionIcon size={36} variant="default" aria-label={w('order.add')} disabled={!sku} onClick={add}>
        <IconPlus size={18} aria-hidden="true" />
      </ActionIcon>
    </Group>
  );
}

function wishOf(order: Order, edits: Readonly<Record<number, Edited>>, added: readonly Added[]): Wish | null {
  const remove = order.lines.filter(({ line }) => edits[line]?.remove).map(({ line }) => line);
  const edit = order.lines.flatMap(({ line, quantity, unitPrice }) => {
    const one = edits[line];
    if (!one || one.remove) return [];
    const changed = {
      ...(one.quantity !== undefined && one.quantity !== quantity && { quantity: one.quantity }),
      ...(one.unitPrice !== undefined && one.unitPrice !== unitPrice && { unitPrice: one.unitPrice }),
    };
    return Object.keys(changed).length ? [{ line, ...changed }] : [];
  });
  if (!remove.length && !edit.length && !added.length) return null;
  const input = {
    ...(edit.length && { edit }),
    ...(remove.length && { remove }),
    ...(added.length && { add: added }),
  };
  return { command: 'sales-order.edit-lines', ref: order.number, input, version: order.version };
}
