import type { Money, Price, Quantity } from '../kernel/fixed.ts';
import { NO_MONEY, parseMoney, parsePrice } from '../kernel/money.ts';
import { parseQuantity } from '../kernel/quantity.ts';
import type { HeaderField, MappedField, Mapping } from './mapping.ts';
import type { Fault, SheetRow } from './sheet.ts';
import { dayText, decimalText, flagOf, wholeNumber } from './values.ts';

const DAYS: readonly HeaderField[] = ['orderDate', 'mustArriveBy'];
const FLAGS: readonly HeaderField[] = ['pricesIncludeTax'];
const DECIMALS = /^(addOns|charges|outsideTotals)\.|^fee/;

/** Reads the cells of one row by the field they are mapped to, and notes what is wrong with which column. */
export class RowReader {
  readonly faults: Fault[];
  readonly #mapping: Mapping;
  readonly #index: ReadonlyMap<string, number>;
  #at: SheetRow = { row: 0, cells: [] };

  constructor(mapping: Mapping, columns: readonly string[], faults: Fault[]) {
    this.#mapping = mapping;
    this.#index = new Map(columns.map((column, i) => [column, i]));
    this.faults = faults;
  }

  on(row: SheetRow): this {
    this.#at = row;
    return this;
  }

  get row(): number {
    return this.#at.row;
  }

  readonly cell = (column: string): string => {
    const index = this.#index.get(column);
    return index === undefined ? '' : (this.#at.cells[index] ?? '').trim();
  };

  fault(field: MappedField | 'document', detail: string): null {
    const column = field === 'document' ? this.#mapping.document : this.#mapping.fields[field]?.column;
    this.faults.push({ row: this.row, column: column ?? field, detail });
    return null;
  }

  /** What the file says for a field, in the words of the mapping; null where it says nothing. */
  text(field: MappedField): string | null {
    const spec = this.#mapping.fields[field];
    if (!spec) return null;
    const written = this.cell(spec.column);
    const meant = spec.values?.[written] ?? written;
    return (spec.read === 'whole-number' ? wholeNumber(meant) : meant) || null;
  }

  /** The cell is empty, and the mapping takes that for none. */
  isNone(field: MappedField): boolean {
    const spec = this.#mapping.fields[field];
    return spec?.empty === 'none' && this.#index.has(spec.column) && this.cell(spec.column) === '';
  }

  /** A header field in one way of writing, so that rows of a document can be compared. */
  header(field: HeaderField): string | null {
    const text = this.text(field);
    if (text === null) return null;
    if (DAYS.includes(field)) {
      return (
        dayText(text, this.#mapping.days) ?? this.fault(field, `"${text}" is no day (${this.#mapping.days})`)
      );
    }
    if (FLAGS.includes(field)) {
      const flag = flagOf(text);
      return flag === null ? this.fault(field, `"${text}" is neither yes nor no`) : String(flag);
    }
    return DECIMALS.test(field) ? this.decimal(field) : text;
  }

  decimal(field: MappedField): string | null {
    const text = this.text(field);
    if (text === null) return null;
    return decimalText(text, this.#mapping.decimal) ?? this.fault(field, `"${text}" is not a number`);
  }

  /** Goods are counted above zero; a charge may be taken back. */
  quantity(field: 'quantity', signed: boolean): Quantity | null {
    if (this.text(field) === null) return this.fault(field, 'it is empty');
    const text = this.decimal(field);
    if (text === null) return null;
    const value = parseQuantity(text);
    if (value === null) return this.fault(field, `${text} is out of range or has more than 4 decimals`);
    return signed || value > 0n ? value : this.fault(field, `${text} is not greater than zero`);
  }

  price(field: 'unitPrice', signed: boolean): Price | null {
    if (this.text(field) === null) return this.fault(field, 'it is empty');
    const text = this.decimal(field);
    if (text === null) return null;
    const value = parsePrice(text);
    if (value === null) return this.fault(field, `${text} is out of range or has more than 6 decimals`);
    return signed || value >= 0n ? value : this.fault(field, `${text} is less than zero`);
  }

  money(field: 'discount'): Money {
    const text = this.decimal(field);
    if (text === null) return NO_MONEY;
    const value = parseMoney(text);
    if (value !== null && value >= 0n) return value;
    this.fault(field, `${text} is less than zero, out of range or has more than 4 decimals`);
    return NO_MONEY;
  }
}
