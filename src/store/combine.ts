import type { Statement } from './statement.ts';

const texts = new Map<string, string>();

/**
 * Writes to different tables as one statement: a transaction of one small order then costs the server one
 * execution instead of seven. Statements that do not say which table they write, or that write one a second
 * time (a line removed before another takes its product), stay on their own and in order.
 */
export function combine(statements: readonly Statement[]): Statement[] {
  const combined: Statement[] = [];
  let group: Statement[] = [];
  const flush = () => {
    if (group.length) combined.push(group.length === 1 ? (group[0] as Statement) : asOne(group));
    group = [];
  };
  for (const statement of statements) {
    const again = group.some((one) => one.writes === statement.writes);
    if (!statement.writes || again) flush();
    if (statement.writes) group.push(statement);
    else combined.push(statement);
    // What brings a WITH of its own can only be the last of its group.
    if (statement.text.startsWith('WITH')) flush();
  }
  flush();
  return combined;
}

function asOne(group: readonly Statement[]): Statement {
  const name = group.map((statement) => statement.name).join('+');
  let text = texts.get(name);
  if (!text) texts.set(name, (text = textOf(group)));
  return { name: shortened(name), text, values: group.flatMap((statement) => statement.values) };
}

function textOf(group: readonly Statement[]): string {
  let before = 0;
  const parts = group.map((statement) => {
    const from = before;
    before += statement.values.length;
    return statement.text.replace(/\$(\d+)/g, (_, n) => `$${Number(n) + from}`).trim();
  });
  const last = parts.pop() as string;
  const tables = parts.map((part, i) => `write_${i} AS (${part})`).join(',\n');
  return last.startsWith('WITH')
    ? `WITH ${tables},\n${last.slice('WITH'.length)}`
    : `WITH ${tables}\n${last}`;
}

const names = new Map<string, string>();

/** PostgreSQL cuts names at 63 bytes, so a long one is known by its number. */
function shortened(name: string): string {
  let short = names.get(name);
  if (!short) names.set(name, (short = `write-${names.size + 1}`));
  return short;
}
