import type { Id } from '../../kernel/id.ts';
import type { ImportKind } from '../import-job.store.ts';
import type { Counts } from '../progress.ts';
import type { Fault } from '../sheet.ts';
import type { Draft } from './draft.ts';
import type { FileRehearsal } from './file-rehearsal.ts';

/** A column of the file, with some of what stands in it. */
export interface FileColumn {
  readonly name: string;
  readonly samples: readonly string[];
}

export type FileStatus = 'new' | 'running' | 'interrupted' | 'done';
/** Where its mapping came from. */
export type MappingFrom = 'remembered' | 'shipped' | 'guessed' | 'given';

/** A row that was not taken, and why. */
export interface RefusedRow {
  readonly row: number;
  readonly reason: string;
}

/** A source document that became impossible when its turn came. */
export interface LateFault {
  readonly document: string;
  readonly row: number;
  readonly problem: string;
  readonly detail: string;
}

/** What came of it in the end. */
export interface FileResult {
  readonly counts: Counts;
  readonly productsCreated?: number;
  readonly customersCreated?: number;
  readonly faults: { readonly total: number; readonly first: readonly LateFault[] };
}

/** A file sent to be imported, without its bytes. */
export interface ImportFile {
  readonly id: Id;
  readonly what: ImportKind;
  readonly fileName: string;
  readonly size: number;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  /** False once it was too old to be kept. */
  readonly isKept: boolean;
  readonly rows: number;
  readonly columns: readonly FileColumn[];
  readonly mapping: Draft;
  readonly mappingName: string;
  readonly mappingFrom: MappingFrom;
  readonly updates: boolean;
  readonly status: FileStatus;
  readonly rehearsal: FileRehearsal | null;
  readonly takeGood: boolean;
  readonly total: number;
  readonly settled: number;
  readonly counts: Counts | null;
  readonly result: FileResult | null;
  readonly refusedRows: number;
  readonly trouble: string | null;
  readonly beatAt: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly appliedAt: string | null;
  readonly appliedBy: string | null;
  readonly finishedAt: string | null;
}

/** A fault with what stands in its cell. */
export interface ShownFault extends Fault {
  readonly value: string | null;
}

/** A server that applies a file says so every few seconds; after this long a silence it is taken to be gone. */
export const SILENCE_SECONDS = 20;
export const KEPT_DAYS = 30;

export const lapsed = (beatAt: string | null, now: Date): boolean =>
  beatAt === null || now.getTime() - Date.parse(beatAt) > SILENCE_SECONDS * 1000;

/** Running, unless its server has gone: then it was interrupted. */
export const standing = (file: ImportFile, now: Date): FileStatus =>
  file.status === 'running' && lapsed(file.beatAt, now) ? 'interrupted' : file.status;

export interface Move {
  readonly name: 'map' | 'rehearse' | 'apply' | 'take-good' | 'resume';
  readonly allowed: boolean;
  readonly reason?: string;
}

/** What can be done with it, and why the rest cannot. */
export function movesOf(file: ImportFile, now: Date): Move[] {
  const status = standing(file, now);
  const gone = file.isKept ? null : `the file was older than ${KEPT_DAYS} days and is no longer kept`;
  const begun = status === 'new' ? null : `it is ${status === 'running' ? 'being applied' : status} already`;
  const faults = file.rehearsal?.faults.total ?? 0;
  const unseen = file.rehearsal ? null : 'rehearse it first';
  const move = (name: Move['name'], ...reasons: (string | null)[]): Move => {
    const reason = reasons.find((one) => one !== null);
    return { name, allowed: !reason, ...(reason && { reason }) };
  };
  const faulty = faults ? `it has ${faults} faults: mend them, or take what has none` : null;
  return [
    move('map', gone, begun),
    move('rehearse', gone, begun),
    move('apply', gone, begun, faulty),
    move('take-good', gone, begun, unseen, faults ? null : 'it has no faults'),
    move('resume', gone, status === 'interrupted' ? null : `it is ${status}, not interrupted`),
  ];
}
