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
  const [typed, setTyped] = useState<{ readonly text: string; readonly as: unknown } | null>(null);
  const asText = units.map(({ name, quantity }) => `${name} ${quantity}`.trim()).join('\n');
  // What was typed holds while it is what the form has; undone, the record's own units are shown again.
  const shown = typed && typed.as === value ? typed.text : asText;
  const lost = unread(shown);
  return (
    <Textarea
      label={words('catalog.sellingUnits')}
      description={words('catalog.sellingUnitsHint')}
      autosize
      minRows={2}
      readOnly={disabled}
      error={error ?? (lost !== undefined && words('catalog.sellingUnitUnread', { line: lost }))}
      value={shown}
      onChange={(event) => {
        const as = unitsOf(event.currentTarget.value);
        setTyped({ text: event.currentTarget.value, as });
        onChange(as);
      }}
    />
  );
}

const UNIT = /^\s*(.+?)\s+(\d+(?:\.\d+)?)\s*$/;
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim());

/** A line without a quantity is sent as it stands, so that the server refuses it rather than that it is lost. */
const unitsOf = (text: string): SellingUnit[] =>
  linesOf(text).map((line) => {
    const found = UNIT.exec(line);
    return { name: found?.[1] ?? line.trim(), quantity: found?.[2] ?? '' };
  });

const unread = (text: string): string | undefined => linesOf(text).find((line) => !UNIT.test(line));
