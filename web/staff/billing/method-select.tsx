import { Select } from '@mantine/core';
import { useWords, words } from '../../words/words.ts';
import { METHODS, type Method } from './billing-types.ts';

const isMethod = (text: string): text is Method => METHODS.some((method) => method === text);
export const methodText = (text: string): string =>
  isMethod(text) ? words(`billing.methods.${text}`) : text;

export function MethodSelect({ value, onChange }: { value: Method; onChange: (method: Method) => void }) {
  const w = useWords();
  return (
    <Select
      label={w('billing.method')}
      data={METHODS.map((method) => ({ value: method, label: methodText(method) }))}
      value={value}
      onChange={(method) => method && onChange(method as Method)}
      allowDeselect={false}
    />
  );
}
