import { Alert, TextInput } from '@mantine/core';
import { IconBarcode, IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../words/words.ts';
import type { Told } from './use-walk.ts';

interface ScanFieldProps {
  readonly onScan: (code: string) => void;
  readonly told: Told | null;
}

/** A scanner is a keyboard that types fast and presses Enter: its field has the focus whenever no other field has. */
export function ScanField({ onScan, told }: ScanFieldProps) {
  const w = useWords();
  const [text, setText] = useState('');
  const field = useStandingFocus();
  const Sign = told?.isWrong ? IconX : IconCheck;
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const code = text.trim();
          setText('');
          if (code) onScan(code);
        }}
      >
        <TextInput
          ref={field}
          label={w('picking.scan')}
          placeholder={w('picking.scanHint')}
          size="lg"
          leftSection={<IconBarcode size={24} aria-hidden="true" />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
        />
      </form>
      <div aria-live="assertive" aria-atomic="true">
        {told && (
          <Alert
            key={told.count}
            color={told.isWrong ? 'red' : 'teal'}
            variant={told.isWrong ? 'filled' : 'light'}
            bg={told.isWrong ? 'red.9' : undefined}
            icon={<Sign aria-hidden="true" />}
            title={told.text}
          />
        )}
      </div>
    </>
  );
}

/** Comes back after a button was pressed, and leaves fields and dialogs alone. */
function useStandingFocus() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const back = (): void => {
      const { activeElement } = document;
      if (activeElement?.closest('input, textarea, select, [role="dialog"], [role="menu"]')) return;
      field.current?.focus({ preventScroll: true });
    };
    const afterClick = (): void => void setTimeout(back, 30);
    const beforeKey = (event: KeyboardEvent): void => {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) back();
    };
    back();
    document.addEventListener('click', afterClick);
    document.addEventListener('keydown', beforeKey, true);
    return () => {
      document.removeEventListener('click', afterClick);
      document.removeEventListener('keydown', beforeKey, true);
    };
  }, []);
  return field;
}
