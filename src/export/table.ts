/** A column of an exported file. Only text may hold what a spreadsheet would run as a formula. */
export interface Column {
  readonly name: string;
  readonly kind: 'text' | 'decimal';
}

/** What is written: named columns, and rows of as many texts as they come. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly string[]>;
}
