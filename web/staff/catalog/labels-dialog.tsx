import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { printLabels } from '../../ask/papers.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';

/** SKU labels of one product: how many, on what, from which label of the sheet on (G3). */
export function LabelsDialog({ sku, onClose }: { sku: string; onClose: () => void }) {
  const w = useWords();
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
      products: [sku],
      of: count,
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
      title={`${w('catalog.labels')}: ${sku}`}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {printing.error && <ProblemAlert error={printing.error} />}
          <TextInput
            label={w('catalog.labelCount')}
            inputMode="numeric"
            required
            value={count}
            onChange={(event) => setCount(event.currentTarget.value)}
          />
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
