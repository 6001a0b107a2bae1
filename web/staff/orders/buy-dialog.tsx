import { Checkbox, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SupplierSelect } from '../../ui/record-select.tsx';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import { useWords } from '../../words/words.ts';
import type { Order } from './order-types.ts';

interface BuyDialogProps {
  readonly order: Order;
  /** `sales-order.buy` or `sales-order.drop-ship`. */
  readonly command: string;
  readonly title: string;
  readonly verb: string;
  readonly onClose: () => void;
  readonly onDone: (answer: unknown) => void;
}

/** SO to PO and drop-ship: all that is missing at the usual suppliers, or so much of some lines (E1, E5). */
export function BuyDialog({ order, command, ...dialog }: BuyDialogProps) {
  const w = useWords();
  const [quantities, setQuantities] = useState<Readonly<Record<number, string>>>({});
  const [supplier, setSupplier] = useState('');
  const [expectedOn, setExpectedOn] = useState('');
  const [issue, setIssue] = useState(false);
  const lines = Object.entries(quantities)
    .filter(([, quantity]) => quantity.trim() !== '')
    .map(([line, quantity]) => ({ line: Number(line), quantity: quantity.trim() }));
  const input = {
    ...(lines.length && { lines }),
    ...(supplier && { supplier }),
    ...(expectedOn && { expectedOn }),
    ...(issue && { issue }),
  };
  return (
    <WishDialog {...dialog} size="lg" wish={{ command, ref: order.number, input, version: order.version }}>
      <Text size="sm" c="dimmed">
        {command.endsWith('drop-ship') ? w('order.dropShipHint') : w('order.buyHint')}
      </Text>
      <Table aria-label={w('order.lines')}>
        <Table.Tbody>
          {order.lines
            .filter(({ open }) => Number(open) > 0)
            .map(({ line, sku, open, unit }) => (
              <Table.Tr key={line}>
                <Table.Th scope="row">{sku}</Table.Th>
                <Table.Td>{w('order.openOf', { quantity: open, unit })}</Table.Td>
                <Table.Td w={140}>
                  <TextInput
                    size="xs"
                    inputMode="decimal"
                    aria-label={w('order.quantityOf', { sku })}
                    placeholder={w('order.asNeeded')}
                    value={quantities[line] ?? ''}
                    onChange={(event) => {
                      const { value } = event.currentTarget;
                      setQuantities((all) => ({ ...all, [line]: value }));
                    }}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      <SupplierSelect
        label={w('order.supplier')}
        description={w('order.supplierHint')}
        value={supplier}
        clearable
        onChange={setSupplier}
      />
      <TextInput
        type="date"
        label={w('order.expectedOn')}
        value={expectedOn}
        onChange={(event) => setExpectedOn(event.currentTarget.value)}
      />
      <Checkbox
        label={w('order.issue')}
        checked={issue}
        onChange={(event) => setIssue(event.currentTarget.checked)}
      />
    </WishDialog>
  );
}
