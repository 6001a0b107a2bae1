import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FigureTable } from '../../ui/figure-table.tsx';
import { tellDone } from '../../ui/problem-alert.tsx';
import { WishDialog } from '../../ui/wish-dialog.tsx';
import { useWords } from '../../words/words.ts';
import { type GoodsDraft, GoodsLines, goodsOf } from '../stock/goods-lines.tsx';
import type { PurchaseDialogProps } from './purchase-moves.tsx';
import type { PurchaseLine } from './purchase-types.ts';

interface Edit {
  readonly quantity?: string;
  readonly unitCost?: string;
  readonly isRemoved?: boolean;
}
type Edits = Readonly<Record<number, Edit>>;

/** Quantities and costs, lines added and taken away. */
export function EditLinesDialog({ move, purchase, onClose }: PurchaseDialogProps) {
  const w = useWords();
  const [edits, setEdits] = useState<Edits>({});
  const [drafts, setDrafts] = useState<readonly GoodsDraft[]>([]);
  const set = (line: number, part: Edit): void => setEdits({ ...edits, [line]: { ...edits[line], ...part } });
  const input = changesOf(purchase.lines, edits);
  const add = goodsOf(drafts, ['product', 'quantity', 'unitCost']);
  const isSomething = input.edit.length + input.remove.length + add.length > 0;
  const field = (line: PurchaseLine, name: 'quantity' | 'unitCost', label: string) => (
    <TextInput
      aria-label={label}
      inputMode="decimal"
      w={110}
      disabled={edits[line.line]?.isRemoved ?? false}
      value={edits[line.line]?.[name] ?? line[name]}
      onChange={(event) => set(line.line, { [name]: event.currentTarget.value })}
    />
  );
  const { id: ref, version } = purchase;
  return (
    <WishDialog
      title={`${move.label}: ${purchase.number}`}
      verb={w('app.save')}
      size="xl"
      wish={
        isSomething
          ? {
              command: 'purchase-order.edit-lines',
              ref,
              version,
              input: { ...input, ...(add.length && { add }) },
            }
          : null
      }
      onClose={onClose}
      onDone={() => tellDone(w('purchasing.saved', { number: purchase.number }))}
    >
      <FigureTable
        label={w('purchasing.lines')}
        rows={purchase.lines}
        keyOf={({ line }) => String(line)}
        cols={[
          { label: w('purchasing.product'), cell: ({ product }) => product },
          {
            label: w('purchasing.quantity'),
            cell: (line) => field(line, 'quantity', w('purchasing.quantityOf', { product: line.product })),
          },
          {
            label: w('purchasing.unitCost'),
            cell: (line) => field(line, 'unitCost', w('purchasing.costOf', { product: line.product })),
          },
          {
            label: w('purchasing.remove'),
            cell: ({ line, product }) => (
              <Checkbox
                aria-label={w('purchasing.removeOf', { product })}
                checked={edits[line]?.isRemoved ?? false}
                onChange={(event) => set(line, { isRemoved: event.currentTarget.checked })}
              />
            ),
          },
        ]}
      />
      <GoodsLines
        drafts={drafts}
        fields={['product', 'quantity', 'unitCost']}
        location={purchase.location ?? ''}
        onChange={setDrafts}
      />
    </WishDialog>
  );
}

/** Only what differs is sent. */
function changesOf(lines: readonly PurchaseLine[], edits: Edits) {
  const remove = lines.filter(({ line }) => edits[line]?.isRemoved).map(({ line }) => line);
  const edit = lines
    .filter(({ line }) => !remove.includes(line))
    .map((line) => {
      const { quantity, unitCost } = edits[line.line] ?? {};
      return {
        line: line.line,
        ...(quantity?.trim() && quantity.trim() !== line.quantity && { quantity: quantity.trim() }),
        ...(unitCost?.trim() && unitCost.trim() !== line.unitCost && { unitCost: unitCost.trim() }),
      };
    })
    .filter((changed) => Object.keys(changed).length > 1);
  return { edit, remove };
}
