import { z } from 'zod';
import { denial } from '../command/access.ts';
import { refField } from '../command/fields.ts';
import { type Organisation, PAPERS, paperOf } from '../command/organisation.ts';
import { type Asking, defineQuery } from '../command/query.ts';
import { done, refused } from '../kernel/problem.ts';
import { logoFormatOf } from '../organisation/index.ts';
import { gathered } from './gathered.ts';
import { KINDS, MOST_REFS, SHEET_KINDS, type SheetKind } from './kinds.ts';
import type { Sheet } from './sheet.ts';
import { addressLines } from './words.ts';

/** One or several; in an address the parameter is repeated. */
export const refsField = z
  .union([refField, z.array(refField).min(1).max(MOST_REFS)])
  .transform((refs) => [...new Set([refs].flat())])
  .meta({ description: `up to ${MOST_REFS} documents for one file, by id or number` });

/** What a template of sheets draws. */
export interface Content {
  readonly refs: readonly string[];
  /** Of the file: "Invoice INV-000012", "12 invoices". */
  readonly title: string;
  readonly paper: (typeof PAPERS)[number];
  readonly letterhead: LetterheadShown;
  readonly sheets: readonly Sheet[];
}

export interface LetterheadShown {
  readonly name: string;
  readonly lines: readonly string[];
  readonly footer: string | null;
  /** Where the template finds the logo. */
  readonly logo: string | null;
}

export const documentContent = defineQuery({
  name: 'document.content',
  sentence: 'What stands on documents, as their template draws it: for who sets pages of their own.',
  permission: 'documents:read',
  input: z.strictObject({ kind: z.enum(SHEET_KINDS), refs: refsField, paper: z.enum(PAPERS).optional() }),
  run: async ({ kind, refs, paper }, asking) => {
    const denied = denial(asking.actor, `${KINDS[kind].area}:read`);
    if (denied) return refused(denied);
    const sheets = await gathered(kind, refs, asking);
    if (!sheets.ok) return sheets;
    const organisation = await asking.organisation();
    return done({
      refs,
      title: titleOf(kind, sheets.value),
      paper: paper ?? paperOf(organisation),
      letterhead: await letterheadShown(organisation, asking),
      sheets: sheets.value,
    } satisfies Content);
  },
});

function titleOf(kind: SheetKind, sheets: readonly Sheet[]): string {
  const { title } = KINDS[kind];
  const [first] = sheets;
  if (sheets.length > 1) return `${sheets.length} ${title.toLowerCase()}s`;
  return `${title} ${first?.number ?? 'draft'}`;
}

export async function letterheadShown(
  { name, letterhead }: Organisation,
  { db, actor }: Asking,
): Promise<LetterheadShown> {
  const { address, taxNumber, email, website, footer } = letterhead;
  const contact = [taxNumber, email, website].filter((line): line is string => line !== null);
  const format = await logoFormatOf(db, actor.org);
  return {
    name,
    // The name stands above them in any case.
    lines: [...addressLines(address, null).filter((line) => line !== name), ...contact],
    footer,
    logo: format && `/logo.${format}`,
  };
}
