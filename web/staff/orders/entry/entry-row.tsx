import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type Dispatch, type KeyboardEvent, memo } from 'react';
import { formatMoney, minorDigits } from '../../../../src/kernel/money.ts';
import { amountText, quantityText } from '../../../ui/figures.tsx';
import { useWords } from '../../../words/words.ts';
import type { Change, DraftLine, LineField, Terms } from './draft.ts';
import classes from './entry.module.css';
import { ProductField } from './product-field.tsx';
import { amountOf, shortBy } from './sums.ts';

interface EntryRowProps {
  readonly line: DraftLine;
  readonly index: number;
  readonly terms: Terms;
  readonly scope: string;
  readonly fault: string | undefined;
  readonly dispatch: Dispatch<Change>;
  /** Goes to the next line, or to the field of this one. */
  readonly go: (index: number, field: 'product' | LineField) => void;
}

/** One line; drawn again only when it is the one that changes. */
export const EntryRow = memo(function EntryRow({
  line,
  index,
  terms,
  scope,
  fault,
  dispatch,
  go,
}: EntryRowProps) {
  const w = useWords();
  const of = { line: index + 1 };
  const amount = line.product === '' ? null : amountOf(line, terms);
  const short = shortBy(line);
  const input = (field: LineField, label: string) => (
    <input
      id={`entry-${index}-${field}`}
      className={classes['field']}
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={fault !== undefined || undefined}
      value={line[field]}
      disabled={line.product === ''}
      onChange={(event) =>
        dispatch({ what: 'field', key: line.key, field, value: event.currentTarget.value })
      }
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.key === 'Delete' && (event.ctrlKey || event.metaKey))
          dispatch({ what: 'remove', key: line.key });
        else walk(event, index, field, go);
      }}
    />
  );
  return (
    <>
      <td>
        <ProductField line={line} index={index} scope={scope} dispatch={dispatch} go={go} />
      </td>
      <td className="clip">
        <bdi>{line.name}</bdi>
        {fault && <div className={classes['fault']}>{fault}</div>}
      </td>
      <td className="figures">
        {line.available !== null && quantityText(line.available)}
        {short && (
          <div className={classes['fault']}>{w('entry.short', { quantity: quantityText(short) })}</div>
        )}
      </td>
      <td>{input('quantity', w('entry.quantityOf', of))}</td>
      <td className={classes['unit']}>
        <UnitField line={line} label={w('entry.unitOf', of)} dispatch={dispatch} />
      </td>
      <td>{input('unitPrice', w('entry.priceOf', of))}</td>
      <td>{input('discount', w('entry.discountOf', of))}</td>
      <td className="figures">
        {amount && amountText(formatMoney(amount.value, minorDigits(terms.currency)), terms.currency)}
      </td>
      <td>
        {line.product !== '' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={w('entry.removeOf', of)}
            onClick={() => dispatch({ what: 'remove', key: line.key })}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        )}
      </td>
    </>
  );
});

/** Enter goes on to the next line's product; the arrows stay in the column. */
function walk(event: KeyboardEvent, index: number, field: LineField, go: EntryRowProps['go']): void {
  if (event.ctrlKey || event.metaKey) return;
  if (event.key === 'Enter') go(index + 1, 'product');
  else if (event.key === 'ArrowDown') go(index + 1, field);
  else if (event.key === 'ArrowUp') go(index - 1, field);
  else return;
  event.preventDefault();
}

/** The base unit, or one of those it is also sold in. */
function UnitField({
  line,
  label,
  dispatch,
}: {
  line: DraftLine;
  label: string;
  dispatch: Dispatch<Change>;
}) {
  const { key, baseUnit, sellingUnits, unit } = line;
  if (!sellingUnits.length) return baseUnit;
  return (
    <select
      className={classes['field']}
      aria-label={label}
      value={unit}
      onChange={(event) => dispatch({ what: 'unit', key, unit: event.currentTarget.value })}
    >
      <option value="">{baseUnit}</option>
      {sellingUnits.map(({ name, quantity }) => (
        <option key={name} value={name}>
          {name} ({quantityText(quantity)})
        </option>
      ))}
    </select>
  );
}
