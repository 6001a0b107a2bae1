import { Combobox, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type Dispatch, type KeyboardEvent, memo, useState } from 'react';
import { read } from '../../../ask/ask.ts';
import { useAsk } from '../../../ask/use-ask.ts';
import { amountText, quantityText } from '../../../ui/figures.tsx';
import { tellProblem } from '../../../ui/problem-alert.tsx';
import { useWords } from '../../../words/words.ts';
import type { Change, DraftLine, LineField, Offer, Terms } from './draft.ts';
import classes from './entry.module.css';
import type { Offers } from './use-terms.ts';

interface ProductFieldProps {
  readonly line: DraftLine;
  readonly index: number;
  /** Customer, channel and location as JSON: what price and availability are asked for. */
  readonly scope: string;
  readonly dispatch: Dispatch<Change>;
  readonly go: (index: number, field: 'product' | LineField) => void;
}

/** SKU, name or barcode; what is found shows its price and what is available while one types. */
export const ProductField = memo(function ProductField({
  line,
  index,
  scope,
  dispatch,
  go,
}: ProductFieldProps) {
  const w = useWords();
  const [text, setText] = useState<string | null>(null);
  const [lost, setLost] = useState<string | null>(null);
  const [settled] = useDebouncedValue(text ?? '', 80);
  const combobox = useCombobox();
  const asked =
    text !== null && settled.trim() !== ''
      ? { ...JSON.parse(scope), search: settled.trim(), limit: 8 }
      : null;
  const { data } = useAsk<Offers>('product-offer.list', asked);
  const found = asked ? (data?.data ?? []) : [];
  const take = (offer: Offer, terms: Terms): void => {
    dispatch({ what: 'offer', key: line.key, offer, terms });
    setText(null);
    combobox.closeDropdown();
    go(index, 'quantity');
  };
  /** A scanner is faster than any list: what was typed is asked for by itself. */
  const takeTyped = async (typed: string): Promise<void> => {
    const answer = await read<Offers>('product-offer.list', {
      ...JSON.parse(scope),
      search: typed,
      limit: 1,
    });
    if (answer.data[0]) take(answer.data[0], answer);
    else setLost(typed);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !text?.trim()) return;
    event.preventDefault();
    const chosen = combobox.getSelectedOptionIndex();
    if (chosen >= 0 && found[chosen] && data) take(found[chosen], data);
    else void takeTyped(text.trim()).catch(tellProblem);
  };
  return (
    <Combobox
      store={combobox}
      withinPortal
      width={420}
      position="bottom-start"
      onOptionSubmit={(sku) => {
        const offer = found.find(({ product }) => product === sku);
        if (offer && data) take(offer, data);
      }}
    >
      <Combobox.Target withExpandedAttribute withKeyboardNavigation={found.length > 0}>
        <input
          id={`entry-${index}-product`}
          className={classes['field']}
          aria-label={w('entry.productOf', { line: index + 1 })}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={lost !== null || undefined}
          aria-description={lost === null ? undefined : w('entry.unknown', { skus: lost })}
          title={lost === null ? undefined : w('entry.unknown', { skus: lost })}
          value={text ?? line.product}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setLost(null);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            if (lost === null) setText(null);
          }}
          onKeyDownCapture={onKeyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!found.length}>
        <Combobox.Options aria-label={w('entry.product')}>
          {found.map((offer) => (
            <Combobox.Option key={offer.product} value={offer.product}>
              <span className={classes['offer']}>
                <b>{offer.product}</b>
                <bdi className="clip">{offer.name}</bdi>
                <span className="figures">{offer.stock && quantityText(offer.stock.available)}</span>
                <span className="figures">{data && amountText(offer.unitPrice, data.currency)}</span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
});
