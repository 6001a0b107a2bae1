import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type Dispatch, memo, useCallback, useRef } from 'react';
import { useWords } from '../../../words/words.ts';
import type { Change, DraftLine, LineField, Terms } from './draft.ts';
import classes from './entry.module.css';
import { EntryRow } from './entry-row.tsx';

interface EntryGridProps {
  readonly lines: readonly DraftLine[];
  readonly terms: Terms;
  readonly scope: string;
  /** By the key of a line, what the server found wrong with it. */
  readonly faults: ReadonlyMap<number, string>;
  readonly dispatch: Dispatch<Change>;
  readonly onRows: (text: string) => void;
}

const ROW = 44;
const WIDTHS = [170, undefined, 100, 90, 110, 110, 100, 120, 44];

/** The lines of an order that is entered: of five hundred of them those in the window are drawn. */
export const EntryGrid = memo(function EntryGrid({
  lines,
  terms,
  scope,
  faults,
  dispatch,
  onRows,
}: EntryGridProps) {
  const w = useWords();
  const window = useRef<HTMLFieldSetElement>(null);
  const drawn = useVirtualizer({
    count: lines.length,
    getScrollElement: () => window.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  const go = useCallback(
    (index: number, field: 'product' | LineField): void => {
      if (index < 0) return;
      drawn.scrollToIndex(index);
      // The line may be made or drawn only now.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => document.getElementById(`entry-${index}-${field}`)?.focus()),
      );
    },
    [drawn],
  );
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    onRows(text);
  };
  const rows = drawn.getVirtualItems();
  const below = drawn.getTotalSize() - (rows.at(-1)?.end ?? 0);
  const named = ['product', 'name', 'available', 'quantity', 'price', 'discount', 'amount'] as const;
  const heads: (readonly [string, string])[] = named.map((name) => [name, w(`entry.${name}`)] as const);
  heads.splice(4, 0, ['unit', '']);
  heads.push(['remove', '']);
  return (
    <fieldset
      ref={window}
      className={classes['window']}
      aria-label={w('entry.lines')}
      onPaste={onPaste}
      style={{ margin: 0, padding: 0 }}
    >
      <table className={classes['table']} aria-rowcount={lines.length}>
        <colgroup>
          {WIDTHS.map((width, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their place
            <col key={i} style={width === undefined ? {} : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {heads.map(([id, label]) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(rows[0]?.start ?? 0) > 0 && <tr style={{ height: rows[0]?.start }} />}
          {rows.map(({ index }) => {
            const line = lines[index] as DraftLine;
            return (
              <tr key={line.key} aria-rowindex={index + 1}>
                <EntryRow
                  line={line}
                  index={index}
                  terms={terms}
                  scope={scope}
                  fault={faults.get(line.key)}
                  dispatch={dispatch}
                  go={go}
                />
              </tr>
            );
          })}
          {below > 0 && <tr style={{ height: below }} />}
        </tbody>
      </table>
    </fieldset>
  );
});
