import { z } from 'zod';
import type { Registry } from '../../command/registry.ts';
import type { AnyDefinition } from '../../record/index.ts';
import type { ImportKind } from '../import-job.store.ts';
import { HEADER_FIELDS, LINE_FIELDS } from '../mapping.ts';
import { recordColumns } from '../record-columns.ts';
import { STOCK_COLUMNS } from '../stock-file.ts';

/** Something a column can mean. */
export interface ImportField {
  readonly name: string;
  /** In words: "Ship to: postal code". */
  readonly label: string;
  readonly required: boolean;
  readonly group: 'order' | 'line' | 'bill-to' | 'ship-to' | 'money' | 'record' | 'address';
}

const REQUIRED: ReadonlySet<string> = new Set(['document', 'customer', 'product', 'quantity']);
const STOCK_REQUIRED: ReadonlySet<string> = new Set(['location', 'product', 'quantity']);
/** Words that are not simply the name taken apart. */
const LABELS: Readonly<Record<string, string>> = {
  document: 'Order (which order a row belongs to)',
  externalId: 'External id',
  customerPo: 'Customer PO',
  sku: 'SKU',
  unitPrice: 'Unit price',
  lineLocation: 'Location of the line',
};

/** `shipTo.postalCode` → "Ship to: postal code". */
export function labelOf(name: string): string {
  if (LABELS[name]) return LABELS[name];
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace('.', ': ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function groupOf(name: string): ImportField['group'] {
  if ((LINE_FIELDS as readonly string[]).includes(name)) return 'line';
  if (name.startsWith('billTo.')) return 'bill-to';
  if (name.startsWith('shipTo.')) return 'ship-to';
  return /^(addOns|charges|outsideTotals)\.|^fee/.test(name) ? 'money' : 'order';
}

/** All that the columns of a file of this kind can mean, in the order in which to ask for it. */
export function fieldsOf(
  registry: Registry,
  what: ImportKind,
  definition: AnyDefinition | null,
): ImportField[] {
  if (what === 'orders') {
    const names = [
      'document',
      'customer',
      'product',
      'quantity',
      'unitPrice',
      ...HEADER_FIELDS,
      ...LINE_FIELDS,
    ];
    return [...new Set(names)].map((name) => ({
      name,
      label: labelOf(name),
      required: REQUIRED.has(name),
      group: groupOf(name),
    }));
  }
  if (!definition) {
    const field = ({ name }: { name: string }) => ({ name, label: labelOf(name), group: 'record' as const });
    return STOCK_COLUMNS.map((one) => ({ ...field(one), required: STOCK_REQUIRED.has(one.name) }));
  }
  return recordFields(registry, definition);
}

function recordFields(registry: Registry, definition: AnyDefinition): ImportField[] {
  const input = registry.commands.get(`${definition.fact.kind}.create`)!.input;
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  const required = new Set([definition.code, ...(schema.required ?? [])]);
  return recordColumns(definition).map(({ name }) => ({
    name,
    label: labelOf(name),
    required: required.has(name),
    group: name.includes('.') ? 'address' : 'record',
  }));
}
