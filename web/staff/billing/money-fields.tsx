import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useToday } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import type { Method } from './billing-types.ts';
import { MethodSelect } from './method-select.tsx';

/** Money that comes in or goes out: how much, when, how. */
export interface MoneyDraft {
  readonly amount: string;
  readonly day: string;
  readonly method: Method;
  readonly reference: string;
}

export function useMoneyDraft(amount: string) {
  const today = useToday();
  const [draft, setDraft] = useState<MoneyDraft>({ amount, day: today, method: 'transfer', reference: '' });
  const edit = (some: Partial<MoneyDraft>): void => setDraft((all) => ({ ...all, ...some }));
  return { draft, edit } as const;
}

/** As it is sent: what is empty is left out. */
export const moneyInput = ({ amount, day, method, reference }: MoneyDraft) => ({
  amount: amount.trim(),
  method,
  ...(day && { day }),
  ...(reference.trim() && { reference: reference.trim() }),
});

interface MoneyFieldsProps {
  readonly draft: MoneyDraft;
  readonly edit: (some: Partial<MoneyDraft>) => void;
  readonly currency: string;
}

export function MoneyFields({ draft, edit, currency }: MoneyFieldsProps) {
  const w = useWords();
  return (
    <>
      <AmountInput
        label={w('billing.amount')}
        value={draft.amount}
        onChange={(amount) => edit({ amount })}
        currency={currency}
        autoFocus
      />
      <MethodSelect value={draft.method} onChange={(method) => edit({ method })} />
      <TextInput
        label={w('billing.reference')}
        description={w('billing.referenceHint')}
        value={draft.reference}
        onChange={(event) => edit({ reference: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={w('billing.day')}
        value={draft.day}
        onChange={(event) => edit({ day: event.currentTarget.value })}
      />
    </>
  );
}

interface AmountInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (amount: string) => void;
  readonly currency?: string;
  readonly description?: string;
  readonly autoFocus?: boolean;
  /** The label is only heard: for fields in a table. */
  readonly bare?: boolean;
}

/** An amount or quantity as a decimal string, so that nothing is rounded on the way. */
export function AmountInput({
  label,
  value,
  onChange,
  currency,
  autoFocus,
  bare,
  description,
}: AmountInputProps) {
  return (
    <TextInput
      {...(bare ? { 'aria-label': label, size: 'xs', w: 120 } : { label })}
      description={description}
      inputMode="decimal"
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSection={currency}
      rightSectionWidth={currency ? 52 : undefined}
      rightSectionPointerEvents="none"
      {...(autoFocus && { 'data-autofocus': true })}
    />
  );
}
