import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useWords } from '../words/words.ts';

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** What is searched. */
  readonly hint: string;
  readonly size?: string;
  /** Unless it is a search of everything. */
  readonly label?: string;
}

/** Asks a moment after the last key, not at each. */
export function SearchField({ value, onChange, hint, size, label }: SearchFieldProps) {
  const w = useWords();
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const settle = useDebouncedCallback(onChange, 250);
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  return (
    <TextInput
      type="search"
      {...(size && { size })}
      label={label ?? w('form.search')}
      placeholder={hint}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        settle(event.currentTarget.value.trim());
      }}
    />
  );
}
