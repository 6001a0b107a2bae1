import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { OwnField } from '../../ui/record-fields.ts';
import type { Section } from '../../ui/record-form.tsx';
import { SupplierSelect } from '../../ui/record-select.tsx';
import { words } from '../../words/words.ts';

const RULES = ['FIFO', 'FEFO', 'LIFO', 'bin', 'manual'].map((rule) => ({ value: rule, label: rule }));

/** The fields of a product; its stock is counted in the base unit. */
export const productSections = (): readonly Section[] => [
  {
    title: words('catalog.general'),
    fields: [
      { kind: 'text', name: 'sku', label: words('catalog.sku'), required: true },
      { kind: 'text', name: 'name', label: words('catalog.name'), required: true },
      {
        kind: 'text',
        name: 'barcode',
        label: words('catalog.barcode'),
        description: words('catalog.barcodeHint'),
      },
      {
        kind: 'text',
        name: 'unit',
        label: words('catalog.unit'),
        description: words('catalog.unitHint'),
        initial: 'each',
      },
      { kind: 'decimal', name: 'price', label: words('catalog.price') },
      { kind: 'decimal', name: 'taxRate', label: words('catalog.taxRate'), unit: '%' },
      {
        kind: 'whole',
        name: 'decimals',
        label: words('catalog.decimals'),
        description: words('catalog.decimalsHint'),
      },
      {
        kind: 'own',
        name: 'sellingUnits',
        label: words('catalog.sellingUnits'),
        render: (field) => <SellingUnits {...field} />,
      },
    ],
  },
  {
    title: words('catalog.stock'),
    fields: [
      { kind: 'record', name: 'supplier', label: words('catalog.supplier'), select: SupplierSelect },
      { kind: 'decimal', name: 'cost', label: words('catalog.cost') },
      {
        kind: 'select',
        name: 'pickingRule',
        label: words('catalog.pickingRule'),
        options: RULES,
        initial: 'FIFO',
        required: true,
      },
      { kind: 'decimal', name: 'weight', label: words('catalog.weight'), unit: 'kg' },
      { kind: 'switch', name: 'lotTracked', label: words('catalog.lotTracked') },
      { kind: 'switch', name: 'dropShippable', label: words('catalog.dropShippable') },
      { kind: 'long', name: 'notes', label: words('catalog.notes'), wide: true },
    ],
  },
];

interface SellingUnit {
  readonly name: string;
  readonly quantity: string;
}

/** `case 12` on a line of its own: quicker to type than any grid of fields. */
function SellingUnits({ value, onChange, error, disabled }: OwnField) {
  const units = (value ?? []) as readonly SellingUnit[];
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? units.map(({ name, quantity }) => `${name} ${quantity}`).join('\n');
  return (
    <Textarea
      label={words('catalog.sellingUnits')}
      description={words('catalog.sellingUnitsHint')}
      autosize
      minRows={2}
      readOnly={disabled}
      {...(error && { error })}
      value={shown}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(unitsOf(event.currentTarget.value));
      }}
    />
  );
}

const unitsOf = (text: string): SellingUnit[] =>
  text
    .split('\n')
    .map((line) => /^\s*(.+?)\s+(\d+(?:\.\d+)?)\s*$/.exec(line))
    .flatMap((found) => (found ? [{ name: found[1] as string, quantity: found[2] as string }] : []));
