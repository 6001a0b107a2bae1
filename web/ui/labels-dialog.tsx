import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { printLabels } from '../ask/papers.ts';
import { useWords } from '../words/words.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface LabelsDialogProps {
  readonly title: string;
  /** Of an order, as many as its lines say, or of a product. */
  readonly of: { readonly refs: readonly string[] } | { readonly products: readonly string[] };
  readonly onClose: () => void;
}

const PER_LINE = ['ordered', 'unshipped', 'one'] as const;

/** SKU labels: how many, on what, from which label of the sheet on (G3). */
export function LabelsDialog({ title, of, onClose }: LabelsDialogProps) {
  const w = useWords();
  const isOrder = 'refs' in of;
  const [perLine, setPerLine] = useState<string>('ordered');
  const [count, setCount] = useState('30');
  const [size, setSize] = useState('sheet');
  const [startAt, setStartAt] = useState('1');
  const [format, setFormat] = useState('pdf');
  const [price, setPrice] = useState(false);
  const printing = useMutation({ mutationFn: printLabels, onSuccess: onClose });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const onSheet = size === 'sheet' && format === 'pdf';
    printing.mutate({
      ...of,
      of: isOrder && perLine !== 'number' ? perLine : count,
      size,
      format,
      price,
      ...(onSheet && { startAt: Number(startAt) }),
    });
  };
  const sizes = [
    { value: 'sheet', label: w('catalog.labelSheet') },
    ...['2.25x1.25', '3x1', '4x6'].map((one) => ({ value: one, label: `${one.replace('x', ' × ')} in` })),
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${w('catalog.labels')}: ${title}`}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {printing.error && <ProblemAlert error={printing.error} />}
          {isOrder && (
            <Select
              label={w('catalog.labelPerLine')}
              allowDeselect={false}
              data={[
                ...PER_LINE.map((one) => ({ value: one, label: w(`catalog.labelPer.${one}`) })),
                { value: 'number', label: w('catalog.labelPer.number') },
              ]}
              value={perLine}
              onChange={(value) => setPerLine(value ?? 'ordered')}
            />
          )}
          {(!isOrder || perLine === 'number') && (
            <TextInput
              label={w('catalog.labelCount')}
              inputMode="numeric"
              required
              value={count}
              onChange={(event) => setCount(event.currentTarget.value)}
            />
          )}
          <Select
            label={w('catalog.labelSize')}
            data={sizes}
            allowDeselect={false}
            value={size}
            onChange={(value) => {
              setSize(value ?? 'sheet');
              setFormat('pdf');
            }}
          />
          {size === 'sheet' && (
            <TextInput
              label={w('catalog.labelStart')}
              inputMode="numeric"
              value={startAt}
              onChange={(event) => setStartAt(event.currentTarget.value)}
            />
          )}
          <Select
            label={w('catalog.labelFormat')}
            data={size === 'sheet' ? ['pdf'] : ['pdf', 'zpl']}
            allowDeselect={false}
            value={format}
            onChange={(value) => setFormat(value ?? 'pdf')}
          />
          <Checkbox
            label={w('catalog.labelPrice')}
            checked={price}
            onChange={(event) => setPrice(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={printing.isPending}>
              {w('catalog.print')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
