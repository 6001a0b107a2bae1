import type { Sql } from 'sql-template-tag';
import type { z } from 'zod';
import type { Result } from '../kernel/problem.ts';
import type { Row, Statement } from '../store/statement.ts';
import type { Actor, Permission } from './access.ts';
import type { Shows } from './mandate/reads.ts';
import type { Organisation } from './organisation.ts';

/** Reads only, each statement on what was committed when it began. */
export interface Reader {
  rows(sql: Sql): Promise<Row[]>;
  /** The same for a named prepared statement. */
  statement(statement: Statement): Promise<Row[]>;
}

/** The rows of each statement, as the `read` of a store wants them. */
export const rowsOf = (db: Reader, statements: readonly Statement[]): Promise<Row[][]> =>
  Promise.all(statements.map((one) => db.statement(one)));

export interface Asking {
  readonly db: Reader;
  readonly actor: Actor;
  readonly organisation: () => Promise<Organisation>;
  readonly now: string;
}

/**
 * A question: `noun.list` (paged), `noun.get` (one, by `ref`), `noun.something` (about one, when its input has a
 * `ref`). Routes, verbs and docs are derived from it as from commands.
 */
export interface Query<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly sentence: string;
  readonly permission: Permission;
  readonly input: S;
  /** The shape of the answer; of one row of `data` where `paged`. */
  readonly answer?: z.ZodType;
  readonly paged?: true;
  /** What it shows, for tokens held to some customers, channels or locations; they are refused where it is not said. */
  readonly shows?: Shows;
  readonly run: (input: z.output<S>, asking: Asking) => Promise<Result<unknown>>;
}

export const defineQuery = <S extends z.ZodType>(query: Query<S>): Query => query as unknown as Query;
