/** What stands on one document. Everything is text by now: the template only places it. */
export interface Sheet {
  readonly title: string;
  /** None for a draft. */
  readonly number: string | null;
  /** What it must not be taken for: "Draft", "Not confirmed", "Void". */
  readonly stamp: string | null;
  /** Printed as Code 128. */
  readonly barcode: string | null;
  readonly parties: readonly Party[];
  readonly facts: readonly SheetFact[];
  readonly columns: readonly Column[];
  readonly rows: readonly SheetRow[];
  /** Stands in place of rows. */
  readonly nothing: string;
  readonly sums: readonly SheetFact[];
  readonly remarks: readonly { readonly label: string; readonly text: string }[];
  /** Lines to sign on, by their names. */
  readonly signature: readonly string[];
}

export interface Party {
  readonly label: string;
  readonly lines: readonly string[];
}

export interface SheetFact {
  readonly label: string;
  readonly value: string;
  readonly strong: boolean;
}

export interface Column {
  readonly label: string;
  readonly kind: 'text' | 'number' | 'tick';
  /** Its share of the width; as wide as what is in it where null. */
  readonly width: number | null;
}

/** Cells, one for each column, or a heading over all of them. */
export interface SheetRow {
  readonly heading: string | null;
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly text: string;
  /** In small under the text. */
  readonly sub: string | null;
  readonly strong: boolean;
  readonly alarm: boolean;
  readonly tick: boolean;
}

const PLAIN: Cell = { text: '', sub: null, strong: false, alarm: false, tick: false };

export const cell = (text: string, more: Partial<Cell> = {}): Cell => ({ ...PLAIN, ...more, text });
export const tickBox: Cell = { ...PLAIN, tick: true };
export const rowOf = (...cells: readonly Cell[]): SheetRow => ({ heading: null, cells });
export const headingRow = (heading: string): SheetRow => ({ heading, cells: [] });

export const text = (label: string, width: number): Column => ({ label, kind: 'text', width });
export const number = (label: string): Column => ({ label, kind: 'number', width: null });
/** As wide as its longest word wants: units, and the like. */
export const word = (label: string): Column => ({ label, kind: 'text', width: null });
export const tick = (label: string): Column => ({ label, kind: 'tick', width: null });

/** Without the columns in which nothing stands in any row, or nothing but what `optional` calls nothing. */
export function withoutEmpty(
  columns: readonly Column[],
  rows: readonly SheetRow[],
  optional: Readonly<Record<string, string>>,
): Pick<Sheet, 'columns' | 'rows'> {
  const goes = columns.map(({ label }, i) => {
    const nothing = optional[label];
    return nothing !== undefined && rows.every(({ cells }) => (cells[i]?.text ?? nothing) === nothing);
  });
  const stays = <T>(all: readonly T[]): T[] => all.filter((_, i) => !goes[i]);
  return {
    columns: stays(columns),
    rows: rows.map((row) => (row.heading === null ? { ...row, cells: stays(row.cells) } : row)),
  };
}

/** Those that have a value, in the order given; `!` before a label makes its value stand out. */
export const facts = (given: Readonly<Record<string, string | null | undefined>>): SheetFact[] =>
  Object.entries(given)
    .filter((entry): entry is [string, string] => Boolean(entry[1]))
    .map(([label, value]) => ({ label: label.replace(/^!/, ''), value, strong: label.startsWith('!') }));

export const remarks = (given: Readonly<Record<string, string | null | undefined>>): Sheet['remarks'] =>
  facts(given).map(({ label, value }) => ({ label, text: value }));
