import type { Command } from 'commander';
import type { Query } from '../../command/query.ts';
import type { Field } from './fields.ts';
import { type House, inHouse } from './house.ts';
import { rawInput } from './raw-input.ts';
import { settingsOf } from './settings.ts';
import { showCard } from './show/card.ts';
import { note, printJson, showProblem } from './show/print.ts';
import { type Row, showRows } from './show/rows.ts';

interface Page {
  readonly data: readonly Row[];
  readonly nextCursor: string | null;
}

/** Runs a query of the registry and prints the answer: a table, or a card of one thing. */
export async function ask(
  query: Query,
  fields: readonly Field[],
  ref: string | undefined,
  command: Command,
): Promise<void> {
  const { json } = settingsOf(command);
  const options = command.opts();
  const raw = rawInput(fields, ref, options);
  await inHouse(settingsOf(command), async (house) => {
    if (options['all']) return everyPage(house, query, raw, json);
    const answer = await house.desk.query(house.actor, query.name, raw);
    if (!answer.ok) return showProblem(answer.problem, json);
    if (json) return printJson(answer.value);
    if (!query.paged) return showAnswer(answer.value);
    const { data, nextCursor } = answer.value as Page;
    showRows(data);
    if (nextCursor) note(`there are more: --cursor ${nextCursor}, or --all`);
  });
}

/** An answer of a query that is not paged may still be a list of things. */
function showAnswer(value: unknown): void {
  const list = Array.isArray(value) ? value : (value as { data?: unknown })?.data;
  if (
    Array.isArray(list) &&
    Object.keys(value as object).every((name) => name === 'data' || Array.isArray(value))
  ) {
    showRows(list as Row[]);
  } else showCard(value as Row);
}

/** With --json one array of everything, else a table for each page, as it comes. */
async function everyPage(
  house: House,
  query: Query,
  raw: Record<string, unknown>,
  json: boolean,
): Promise<void> {
  const all: Row[] = [];
  let cursor: string | null = null;
  do {
    const input: Record<string, unknown> = { ...raw, limit: 500, ...(cursor && { cursor }) };
    const answer = await house.desk.query(house.actor, query.name, input);
    if (!answer.ok) return showProblem(answer.problem, json);
    const page = answer.value as Page;
    if (json) all.push(...page.data);
    else showRows(page.data);
    cursor = page.nextCursor;
  } while (cursor);
  if (json) printJson({ data: all, nextCursor: null });
}
