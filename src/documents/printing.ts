import type { Actor } from '../command/access.ts';
import type { Desk } from '../command/desk.ts';
import { INVALID } from '../command/problems.ts';
import { done, fieldProblem, type Result, refused } from '../kernel/problem.ts';
import { findLogo } from '../organisation/index.ts';
import type { Press } from '../press/index.ts';
import type { Content } from './content.queries.ts';
import type { DocumentKind } from './kinds.ts';
import type { LabelContent } from './labels/label.ts';
import { zplOf } from './labels/zpl.ts';

/** What documents are made with. */
export interface Printing {
  readonly desk: Desk;
  readonly press: Press;
}

/** A file, ready to be sent. */
export interface Printed {
  /** `Pick ticket SO-000042.pdf`. */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** What it was made of, as it was named. */
  readonly refs: readonly string[];
}

/**
 * Documents as one file, as they are now; nothing is recorded. `wish` is what somebody asked for, as it came: which
 * documents (`refs`), on which `paper`; for labels how many and how big.
 */
export function printDocuments(
  printing: Printing,
  actor: Actor,
  kind: DocumentKind,
  wish: unknown,
): Promise<Result<Printed>> {
  const asked = typeof wish === 'object' && wish !== null ? { ...wish } : {};
  return kind === 'sku-labels'
    ? printLabels(printing, actor, asked)
    : printSheets(printing, actor, { ...asked, kind });
}

async function printSheets({ desk, press }: Printing, actor: Actor, wish: object): Promise<Result<Printed>> {
  const asked = await desk.query(actor, 'document.content', wish);
  if (!asked.ok) return asked;
  const data = asked.value as Content;
  const barcodes = data.sheets.flatMap(({ barcode }) => barcode ?? []);
  const files = await logoFile(desk, actor, data.letterhead.logo);
  const made = await press.print({ template: 'sheet.typ', data, files, barcodes });
  if (!made.ok) return made;
  return done({ name: `${data.title}.pdf`, type: PDF, bytes: made.value, refs: data.refs });
}

const PDF = 'application/pdf';
const ZPL = 'application/zpl; charset=utf-8';
const FORMATS: readonly unknown[] = [undefined, 'pdf', 'zpl'];

async function printLabels({ desk, press }: Printing, actor: Actor, wish: object): Promise<Result<Printed>> {
  const { format, ...more } = wish as { format?: unknown; size?: unknown };
  if (!FORMATS.includes(format)) return refused(fieldProblem(INVALID, '/format', 'pdf or zpl'));
  const isZpl = format === 'zpl';
  const usual = isZpl && more.size === undefined ? { size: '2.25x1.25' } : {};
  const asked = await desk.query(actor, 'document.labels', { ...more, ...usual });
  if (!asked.ok) return asked;
  const data = asked.value as LabelContent;
  const { title, refs, labels } = data;
  if (isZpl) {
    const text = zplOf(data);
    return text.ok ? done({ name: `${title}.zpl`, type: ZPL, bytes: Buffer.from(text.value), refs }) : text;
  }
  const barcodes = [...new Set(labels.map(({ code }) => code))];
  const made = await press.print({ template: 'labels.typ', data, files: {}, barcodes });
  return made.ok ? done({ name: `${title}.pdf`, type: PDF, bytes: made.value, refs }) : made;
}

/** An empty page under a logo, to see whether the picture can be drawn at all. */
export const trialSheet = (logo: string): Content => ({
  refs: [],
  title: 'Trial',
  paper: 'a4',
  letterhead: { name: 'Trial', lines: [], footer: null, logo },
  sheets: [
    {
      ...{ title: 'Trial', number: null, stamp: null, barcode: null, nothing: '' },
      ...{ parties: [], facts: [], columns: [], rows: [], sums: [], remarks: [], signature: [] },
    },
  ],
});

async function logoFile(desk: Desk, actor: Actor, path: string | null): Promise<Record<string, Uint8Array>> {
  const logo = path === null ? null : await findLogo(desk.db, actor.org);
  return path !== null && logo ? { [path]: logo.bytes } : {};
}
