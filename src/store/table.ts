import { formatFixed, MONEY_SCALE, PERCENT_SCALE, PRICE_SCALE, QUANTITY_SCALE } from '../kernel/fixed.ts';
import { located, plainArray, type Statement, statement, textArray } from './statement.ts';

type ColumnType =
  | 'uuid'
  | 'text'
  | 'integer'
  | 'smallint'
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'jsonb'
  | 'bytea'
  | 'ledger_event'
  | 'quantity'
  | 'price'
  | 'money'
  | 'percent';

/** A column: its type and where its value comes from. */
export type Column<R> = readonly [type: ColumnType, value: (row: R) => unknown];

const SCALES: Partial<Record<ColumnType, number>> = {
  quantity: QUANTITY_SCALE,
  price: PRICE_SCALE,
  money: MONEY_SCALE,
  percent: PERCENT_SCALE,
};
const sqlType = (type: ColumnType): string => (type in SCALES ? 'numeric' : type);

/** Set-based writes to one table: one statement and one array per column, however many rows. */
export class Table<R> {
  readonly #name: string;
  readonly #keys: readonly string[];
  readonly #columns: readonly (readonly [name: string, type: ColumnType, value: (row: R) => unknown])[];
  readonly #insert: string;
  readonly #update: string;
  readonly #remove: string;

  constructor(name: string, keys: readonly (keyof Columns & string)[], columns: Columns<R>) {
    this.#name = name;
    this.#keys = keys;
    this.#columns = Object.entries(columns).map(([column, [type, value]]) => [column, type, value] as const);
    const names = this.#columns.map(([column]) => column);
    const source = `unnest(${this.#columns.map(([, type], i) => `$${i + 2}::${sqlType(type)}[]`).join(', ')}) AS v(${names.join(', ')})`;
    this.#insert = `INSERT INTO ${name} (org_id, ${names.join(', ')}) SELECT $1::uuid, ${names.map((n) => `v.${n}`).join(', ')} FROM ${source}`;
    const sets = names.filter((n) => !keys.includes(n)).map((n) => `${n} = v.${n}`);
    const match = keys.map((key) => `x.${key} = v.${key}`).join(' AND ') || 'true';
    this.#update = `UPDATE ${name} t SET ${sets.join(', ')} FROM ${located(name, source, match)} WHERE t.ctid = v.tid`;
    const keyColumns = this.#columns.filter(([column]) => keys.includes(column));
    const keySource = `unnest(${keyColumns.map(([, type], i) => `$${i + 2}::${sqlType(type)}[]`).join(', ')}) AS v(${keyColumns.map(([column]) => column).join(', ')})`;
    this.#remove = `DELETE FROM ${name} t USING ${located(name, keySource, match)} WHERE t.ctid = v.tid`;
  }

  insert(org: string, rows: readonly R[]): Statement[] {
    return rows.length
      ? [statement(`${this.#name}.insert`, this.#insert, this.#values(org, rows), this.#name)]
      : [];
  }

  /** Writes every column of rows that exist, found by key. */
  update(org: string, rows: readonly R[]): Statement[] {
    return rows.length
      ? [statement(`${this.#name}.update`, this.#update, this.#values(org, rows), this.#name)]
      : [];
  }

  /** What is new is inserted, then what was there is updated. */
  save(org: string, changes: readonly { readonly before: R | null; readonly after: R }[]): Statement[] {
    const rows = (isThere: boolean) =>
      changes.filter(({ before }) => (before !== null) === isThere).map(({ after }) => after);
    return [...this.insert(org, rows(false)), ...this.update(org, rows(true))];
  }

  remove(org: string, rows: readonly R[]): Statement[] {
    if (!rows.length) return [];
    const keyColumns = this.#columns.filter(([column]) => this.#keys.includes(column));
    const values = [org, ...keyColumns.map(([, type, value]) => encode(type, rows, value))];
    return [statement(`${this.#name}.remove`, this.#remove, values, this.#name)];
  }

  #values(org: string, rows: readonly R[]): unknown[] {
    const values: unknown[] = [org];
    for (const [, type, value] of this.#columns) values.push(encode(type, rows, value));
    return values;
  }
}

type Columns<R = never> = Readonly<Record<string, Column<R>>>;

function encode<R>(type: ColumnType, rows: readonly R[], value: (row: R) => unknown): string {
  const scale = SCALES[type];
  if (scale !== undefined) {
    return plainArray(
      rows.map((row) => {
        const fixed = value(row) as bigint | null;
        return fixed === null || fixed === undefined ? null : formatFixed(fixed, scale);
      }),
    );
  }
  if (type === 'text') return textArray(rows.map((row) => value(row) as string | null));
  if (type === 'jsonb') {
    return textArray(
      rows.map((row) => {
        const json = value(row);
        return json === null || json === undefined ? null : JSON.stringify(json);
      }),
    );
  }
  if (type === 'bytea') {
    return textArray(
      rows.map((row) => {
        const bytes = value(row) as Buffer | null;
        return bytes ? `\\x${bytes.toString('hex')}` : null;
      }),
    );
  }
  if (type === 'timestamptz') return textArray(rows.map((row) => instant(value(row))));
  return plainArray(rows.map((row) => value(row)));
}

const instant = (value: unknown): string | null =>
  value instanceof Date ? value.toISOString() : ((value as string | null) ?? null);
