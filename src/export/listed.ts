import type { Actor } from '../command/access.ts';
import type { Desk } from '../command/desk.ts';
import type { Problem } from '../kernel/problem.ts';

export type View = Readonly<Record<string, unknown>>;

/** Who asks, at which desk: an export shows what its actor may see and no more. */
export interface ExportHouse {
  readonly desk: Desk;
  readonly actor: Actor;
}

/** A list refused to be read; rows already written are worth nothing then. */
export class ListRefused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

const PAGE = 200;

/** Everything a list shows under these filters, page after page by its cursors. */
export async function* listed(
  { desk, actor }: ExportHouse,
  query: string,
  filters: Readonly<Record<string, unknown>>,
): AsyncGenerator<readonly View[]> {
  let cursor: string | null = null;
  do {
    const asked: Record<string, unknown> = { ...filters, limit: PAGE, ...(cursor && { cursor }) };
    const answer = await desk.query(actor, query, asked);
    if (!answer.ok) throw new ListRefused(answer.problem);
    const page = answer.value as { data: View[]; nextCursor: string | null };
    yield page.data;
    cursor = page.nextCursor;
  } while (cursor);
}
