import { type Cycle, judge, type Standing, standings } from './cycle.ts';

const called = (at: Standing): string => (at.origin ? `${at.status} (from ${at.origin})` : at.status);

/** The whole state × move grid as text: `→ State`, `stays`, `is so` (asking again does nothing) or `–`. */
export function matrix(cycle: Cycle): string {
  const moves = Object.keys(cycle.moves);
  const rows = [
    ['', ...moves],
    ...standings(cycle).map((at) => [called(at), ...moves.map((m) => cell(cycle, m, at))]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((text, i) => text.padEnd(widths[i]!))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n');
}

function cell(cycle: Cycle, move: string, at: Standing): string {
  const verdict = judge(cycle, move, at);
  if (!verdict.allowed) return '–';
  if (verdict.settled) return 'is so';
  return verdict.to === at.status ? 'stays' : `→ ${verdict.to}`;
}

/** Every refusal with its reason, one a line: what people read beside a greyed button. */
export function refusals(cycle: Cycle): string[] {
  const lines: string[] = [];
  for (const at of standings(cycle)) {
    for (const move of Object.keys(cycle.moves)) {
      const verdict = judge(cycle, move, at);
      if (!verdict.allowed) lines.push(`${called(at)} · ${move}: ${verdict.reason}`);
    }
  }
  return lines;
}

/** A Mermaid state diagram of the moves that change the state. */
export function diagram(cycle: Cycle): string {
  const id = (state: string) => state.replace(/[^A-Za-z]/g, '');
  const lines = ['stateDiagram-v2', `  [*] --> ${id(cycle.initial)}`];
  for (const state of Object.keys(cycle.states)) lines.push(`  ${id(state)} : ${state}`);
  const seen = new Set<string>();
  for (const at of standings(cycle)) {
    for (const move of Object.keys(cycle.moves)) {
      const verdict = judge(cycle, move, at);
      if (!verdict.allowed || verdict.settled || verdict.to === at.status) continue;
      const arrow = `  ${id(at.status)} --> ${id(verdict.to)} : ${move}`;
      if (!seen.has(arrow)) lines.push(arrow);
      seen.add(arrow);
    }
  }
  for (const [state, rule] of Object.entries(cycle.states))
    if (rule.terminal) lines.push(`  ${id(state)} --> [*]`);
  return lines.join('\n');
}
