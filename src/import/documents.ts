import { Breath } from './breath.ts';
import { HEADER_FIELDS, type HeaderField, type Mapping } from './mapping.ts';
import { RowReader } from './row-reader.ts';
import { type ChargeRow, type GoodsRow, type Header, type ReadRow, readRow } from './rows.ts';
import type { Fault, Sheet } from './sheet.ts';

/** An outside document: all rows with the same key, wherever in the file they stand. */
export interface SourceDocument {
  readonly key: string;
  readonly firstRow: number;
  readonly header: Header;
  readonly goods: GoodsRow[];
  readonly charges: ChargeRow[];
  /** Every row of it that was not skipped, faulty ones too. */
  readonly rows: number[];
  /** Its faults count against it as a whole. */
  readonly faults: Fault[];
}

export interface SkippedRow {
  readonly row: number;
  readonly document: string;
  readonly reason: string;
}

export interface SourceDocuments {
  readonly documents: readonly SourceDocument[];
  readonly skipped: readonly SkippedRow[];
  /** Keys of the documents seen, those of which every row is skipped too. */
  readonly seen: number;
  /** Faults of rows that belong to no document. */
  readonly faults: readonly Fault[];
}

const ONLY_CHARGES = 'a document with charges and no goods';

/** Sorts the rows of a file into documents, in the order in which they first appear. */
export async function documentsOf(mapping: Mapping, sheet: Sheet): Promise<SourceDocuments> {
  const documents = new Map<string, SourceDocument>();
  const seen = new Set<string>();
  const skipped: SkippedRow[] = [];
  const homeless: Fault[] = [];
  const misshapen = new Map(sheet.faults.map((fault) => [fault.row, fault]));
  const breath = new Breath();
  for (const row of sheet.rows) {
    if (breath.isDue) await breath.take();
    const faults: Fault[] = [];
    const reader = new RowReader(mapping, sheet.columns, faults).on(row);
    const key = reader.cell(mapping.document);
    const broken = misshapen.get(row.row);
    if (broken) faults.push(broken);
    const read = broken ? null : readRow(mapping, reader);
    if (key !== '') seen.add(key);
    if (read?.kind === 'skipped') skipped.push({ row: row.row, document: key, reason: read.reason });
    else if (key === '')
      homeless.push(...faults, { row: row.row, column: mapping.document, detail: 'it is empty' });
    else take(documents, key, reader, read, faults);
  }
  const kept = withoutBareCharges([...documents.values()], mapping, skipped);
  return { documents: kept, skipped, seen: seen.size, faults: homeless };
}

function take(
  documents: Map<string, SourceDocument>,
  key: string,
  reader: RowReader,
  read: ReadRow | null,
  faults: readonly Fault[],
): void {
  const header = read && read.kind !== 'skipped' ? read.header : null;
  let document = documents.get(key);
  if (!document || (header && document.header === NOTHING)) {
    const before = document;
    document = {
      key,
      firstRow: before?.firstRow ?? reader.row,
      header: header ?? NOTHING,
      goods: [],
      charges: [],
      rows: before?.rows ?? [],
      faults: before?.faults ?? [],
    };
    documents.set(key, document);
  } else if (header) sameHeader(document, header, reader);
  document.rows.push(reader.row);
  document.faults.push(...faults);
  if (read?.kind === 'goods') document.goods.push(read.goods);
  if (read?.kind === 'charge') document.charges.push(read.charge);
}

/** The header of a document of which only faulty rows were seen so far. */
export const NOTHING: Header = {};

function sameHeader(document: SourceDocument, header: Header, reader: RowReader): void {
  for (const field of HEADER_FIELDS as readonly HeaderField[]) {
    const [first, now] = [document.header[field], header[field]];
    if (first === now) continue;
    const [was, is] = [first ?? 'nothing', now ?? 'nothing'];
    reader.fault(field, `"${is}" here and "${was}" in row ${document.firstRow} of the same document`);
  }
}

/** An order of charges alone moves no goods and cannot be confirmed: listed, not imported. */
function withoutBareCharges(
  documents: readonly SourceDocument[],
  mapping: Mapping,
  skipped: SkippedRow[],
): SourceDocument[] {
  return documents.filter((document) => {
    if (document.goods.length || document.faults.length || mapping.linesOptional) return true;
    for (const row of document.rows) skipped.push({ row, document: document.key, reason: ONLY_CHARGES });
    return false;
  });
}
