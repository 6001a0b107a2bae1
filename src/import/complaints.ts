import { columnOf, type MappedField, type Mapping } from './mapping.ts';
import type { Fault } from './sheet.ts';

/** The faults of one document, each cell complained of once. */
export class Complaints {
  readonly faults: Fault[];
  readonly #mapping: Mapping;
  readonly #told: Set<string>;

  constructor(mapping: Mapping, faults: readonly Fault[]) {
    this.#mapping = mapping;
    this.faults = [...faults];
    this.#told = new Set(faults.map(({ row, column }) => `${row} ${column}`));
  }

  add(row: number, field: MappedField, detail: string): void {
    const column = columnOf(this.#mapping, field) ?? field;
    const place = `${row} ${column}`;
    if (!this.#told.has(place)) this.faults.push({ row, column, detail });
    this.#told.add(place);
  }
}
