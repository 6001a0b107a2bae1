import colour from 'picocolors';
import type { Verdict } from '../../../command/submission.ts';
import { cell, heading, painted } from './cell.ts';
import { print } from './print.ts';
import type { Row } from './rows.ts';
import { showWarnings } from './warnings.ts';

const KNOWN = new Set([
  'kind',
  'id',
  'number',
  'version',
  'warnings',
  'status',
  'unchanged',
  'secret',
  'note',
  'made',
]);

/** One line that says what was done, then what one should know of it. */
export function showDone(name: string, verdict: Verdict & { ok: true }, view: unknown): void {
  const { answer, replayed } = verdict;
  const seen = (view ?? {}) as Row;
  const status = answer['status'] === undefined ? '' : `: ${painted(cell(answer['status']), seen['colour'])}`;
  const how = replayed ? ' (done before, with this key)' : answer['unchanged'] ? ' (nothing to do)' : '';
  const version = answer.version === undefined ? '' : colour.dim(` version ${answer.version}`);
  print(
    `${colour.green('✔')} ${name} ${colour.bold(cell(answer.number ?? answer.id))}${status}${version}${how}`,
  );
  const made = (answer['made'] ?? []) as readonly { kind: string; number: string | null }[];
  for (const { kind, number } of made) print(`  ${colour.dim('made')} ${kind} ${number ?? '(a draft)'}`);
  for (const [field, value] of Object.entries(answer)) {
    if (!KNOWN.has(field)) print(`  ${colour.dim(heading(field))} ${cell(value)}`);
  }
  if (typeof seen['secret'] === 'string') {
    const link = seen['link'];
    if (typeof link === 'string') print(`  ${colour.dim("the server's address and")} ${link}`);
    else print(`  ${colour.dim('secret')} ${seen['secret']}`);
    print(`  ${colour.dim('It is shown this once; only its hash is kept.')}`);
  }
  showWarnings(answer.warnings ?? []);
}
