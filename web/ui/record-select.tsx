import { Combobox, InputBase, Loader, Text, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import type { Input } from '../ask/ask.ts';
import { type Page, useAsk } from '../ask/use-ask.ts';
import { useWords } from '../words/words.ts';

interface RecordSelectProps<T> {
  /** The list that is searched as one types, such as `customer.list`. */
  readonly query: string;
  readonly filters?: Input;
  readonly label: string;
  /** What is kept: a number, code or SKU; '' for none. */
  readonly value: string;
  readonly onChange: (ref: string, record: T | null) => void;
  readonly refOf: (record: T) => string;
  readonly show: (record: T) => ReactNode;
  readonly required?: boolean;
  readonly clearable?: boolean;
  readonly error?: ReactNode;
  readonly description?: string;
  readonly disabled?: boolean;
  readonly size?: string;
  readonly autoFocus?: boolean;
  /** The label is only heard: for fields in a table. */
  readonly bare?: boolean;
}

/** Chooses a record by typing the beginning of its number, code, SKU or name; the server searches. */
export function RecordSelect<T>(props: RecordSelectProps<T>) {
  const { query, filters, value, onChange, refOf, show, label, bare, clearable, ...field } = props;
  const w = useWords();
  const [text, setText] = useState<string | null>(null);
  const [settled] = useDebouncedValue(text ?? '', 120);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setText(null);
    },
  });
  const { data, isFetching } = useAsk<Page<T>>(
    query,
    combobox.dropdownOpened ? { ...filters, ...(settled && { search: settled }), limit: 20 } : null,
  );
  const found = data?.data ?? [];
  const choose = (ref: string): void => {
    onChange(ref, found.find((record) => refOf(record) === ref) ?? null);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="md">
      <Combobox.Target withExpandedAttribute>
        <InputBase
          {...field}
          {...(bare ? { 'aria-label': label } : { label })}
          value={text ?? value}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
            if (clearable && event.currentTarget.value === '') onChange('', null);
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          rightSection={
            isFetching && combobox.dropdownOpened ? <Loader size={14} aria-label={w('list.loading')} /> : null
          }
          autoComplete="off"
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} mah={280} style={{ overflowY: 'auto' }}>
          {found.map((record) => (
            <Combobox.Option key={refOf(record)} value={refOf(record)}>
              {show(record)}
            </Combobox.Option>
          ))}
          {!found.length && !isFetching && <Combobox.Empty>{w('select.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

type Of<T> = Omit<RecordSelectProps<T>, 'query' | 'refOf' | 'show'>;
interface Named {
  readonly number: string;
  readonly name: string;
}
interface Coded {
  readonly code: string;
  readonly name: string;
}
interface Product {
  readonly sku: string;
  readonly name: string;
}

const Two = ({ ref_, name }: { ref_: string; name: string }) => (
  <Text size="sm">
    <b>{ref_}</b> <bdi>{name}</bdi>
  </Text>
);
const numbered = {
  refOf: (one: Named) => one.number,
  show: (one: Named) => <Two ref_={one.number} name={one.name} />,
};
const coded = {
  refOf: (one: Coded) => one.code,
  show: (one: Coded) => <Two ref_={one.code} name={one.name} />,
};

export const CustomerSelect = (props: Of<Named>) => (
  <RecordSelect query="customer.list" {...numbered} {...props} />
);
export const SupplierSelect = (props: Of<Named>) => (
  <RecordSelect query="supplier.list" {...numbered} {...props} />
);
export const BrokerSelect = (props: Of<Named>) => (
  <RecordSelect query="broker.list" {...numbered} {...props} />
);
export const LocationSelect = (props: Of<Coded>) => (
  <RecordSelect query="location.list" {...coded} {...props} />
);
export const ChannelSelect = (props: Of<Coded>) => (
  <RecordSelect query="order-channel.list" {...coded} {...props} />
);
export const PriceListSelect = (props: Of<Coded>) => (
  <RecordSelect query="price-list.list" {...coded} {...props} />
);
export const ProductSelect = (props: Of<Product>) => (
  <RecordSelect
    query="product.list"
    refOf={(one: Product) => one.sku}
    show={(one: Product) => <Two ref_={one.sku} name={one.name} />}
    {...props}
  />
);
