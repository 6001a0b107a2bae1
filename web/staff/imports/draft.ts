import type { FileView, ImportDraft } from './asking.ts';

type OrderDraft = Extract<ImportDraft, { details: unknown }>;

export type { OrderDraft };

/** A draft with other columns; what was said of a field that is no longer read goes with it. */
export function withMeanings<D extends ImportDraft>(draft: D, column: string, fields: readonly string[]): D {
  const others = Object.entries(draft.columns).filter(
    ([field, of]) => of !== column && !fields.includes(field),
  );
  const columns = Object.fromEntries([...others, ...fields.map((field) => [field, column])]);
  if (!('details' in draft)) return { ...draft, columns };
  const details = Object.fromEntries(Object.entries(draft.details).filter(([field]) => field in columns));
  return { ...draft, columns, details };
}

/** The fields a column is read as. */
export const meaningsOf = ({ columns }: ImportDraft, column: string): string[] =>
  Object.entries(columns)
    .filter(([, of]) => of === column)
    .map(([field]) => field);

/** Labels of what has to be said and is said by nothing: neither a column nor a text for every row. */
export function lackingFields({ fields }: FileView, draft: ImportDraft): string[] {
  const fixed: Readonly<Record<string, unknown>> = draft.fixed ?? {};
  const hasCustomer = 'customers' in draft && draft.customers.missing !== undefined;
  return fields
    .filter(({ name, required }) => required && !(name in draft.columns) && fixed[name] === undefined)
    .filter(({ name }) => !(name === 'customer' && hasCustomer))
    .map(({ label }) => label);
}
