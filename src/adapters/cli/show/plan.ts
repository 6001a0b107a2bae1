import colour from 'picocolors';
import type { Consequence, DocumentChange } from '../../../command/command.ts';
import type { PlanAnswer } from '../../../command/desk.ts';
import type { Outcome, PositionChange } from '../../../command/outcome.ts';
import { cell, heading } from './cell.ts';
import { print } from './print.ts';
import { tableLines } from './table.ts';
import { showWarnings } from './warnings.ts';

type Accepted = Outcome & { refused: false };

/** What a plan would do: documents and stock before → after, then the warnings and how to go on. */
export function showPlan(plan: PlanAnswer, outcome: Accepted): void {
  print(`${colour.bold('Plan')} ${plan.command} ${colour.dim('(nothing has been done)')}`);
  for (const document of outcome.documents) showDocument(document);
  showPositions(outcome.positions);
  const { length } = outcome.entries;
  if (length) print(colour.dim(`\n${length} ledger ${length === 1 ? 'entry' : 'entries'}`));
  else print(colour.dim('\nno stock moves'));
  for (const consequence of outcome.consequences ?? []) showConsequence(consequence);
  showWarnings(outcome.warnings);
  print(`\n${colour.dim(`until ${cell(plan.expiresAt)}:`)}  allot apply ${plan.plan}`);
}

function showDocument({ kind, number, created, before, after }: DocumentChange): void {
  const what = created ? colour.green('new') : after ? '' : colour.red('removed');
  print(`\n${colour.bold(`${kind.replaceAll('-', ' ')} ${number}`)} ${what}`.trimEnd());
  const names = Object.keys(after ?? before ?? {}).filter((name) => !QUIET.has(name) && !name.endsWith('Id'));
  const rows = names
    .map((name) => [heading(name), cell(before?.[name]), cell(after?.[name])] as const)
    .filter(([, was, is]) => (created ? is !== '' : was !== is));
  if (!rows.length) print(colour.dim('  stays as it is'));
  else
    print(
      tableLines(
        created ? ['', ''] : ['', 'before', '', 'after'],
        rows.map((row) => cellsOf(row, !!created)),
      )
        .slice(created ? 1 : 0)
        .map((line) => `  ${line}`)
        .join('\n'),
    );
}

/** B18: what becomes of something that hangs on the document, and what else may be chosen. */
function showConsequence({ kind, number, happens, chosen, choices }: Consequence): void {
  print(`\n${colour.bold(`${kind.replaceAll('-', ' ')} ${number}`)}: ${happens}`);
  for (const choice of choices ?? []) {
    const how = choice.name === chosen ? '(chosen)' : `--choices ${number}=${choice.name}`;
    print(colour.dim(`  ${choice.name}: ${choice.happens}  ${how}`));
  }
}

const QUIET = new Set(['id', 'version', 'number', 'colour']);
const cellsOf = ([name, was, is]: readonly [string, string, string], created: boolean): string[] =>
  created ? [name, is] : [name, was, '→', colour.bold(is)];

/** Only the quantities that move somewhere have a column. */
function showPositions(positions: readonly PositionChange[]): void {
  if (!positions.length) return;
  const names = Object.keys(positions[0]!.before) as (keyof PositionChange['before'])[];
  const moving = names.filter((name) => positions.some(({ change }) => change[name] !== undefined));
  const rows = positions.map(({ sku, locationCode, before, after, change }) => [
    sku,
    locationCode,
    ...moving.map((name) =>
      change[name] === undefined ? before[name] : `${before[name]} → ${emphasised(after[name])}`,
    ),
  ]);
  print(`\n${tableLines(['product', 'location', ...moving.map(heading)], rows).join('\n')}`);
}

/** Below zero is where somebody should look. */
const emphasised = (text: string): string => (text.startsWith('-') ? colour.red(text) : colour.bold(text));
