import colour from 'picocolors';
import type { Problem } from '../../../kernel/problem.ts';
import { type ExitCode, exitCodeOf } from '../exit.ts';

/** Answers go to standard output, everything said about them to standard error. */
export const print = (text = ''): void => void process.stdout.write(`${text}\n`);
export const note = (text: string): void => void process.stderr.write(`${colour.dim(text)}\n`);

export const printJson = (value: unknown): void =>
  print(JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part), 2));

export function complain(message: string, next: string | null = null): void {
  process.stderr.write(`${colour.red('✖')} ${message}\n`);
  if (next) process.stderr.write(`  ${colour.dim('→')} ${next}\n`);
}

/** Says why not, with each fault of the input and what to do next, and sets the exit code. */
export function showProblem(problem: Problem, json: boolean, code: ExitCode = exitCodeOf(problem)): void {
  process.exitCode = code;
  if (json) {
    printJson({ ok: false, ...problem });
    return;
  }
  complain(`${problem.title}: ${problem.detail}`, NEXT[problem.type] ?? null);
  const [only, ...more] = problem.errors ?? [];
  if (only && more.length) {
    for (const { pointer, detail } of [only, ...more]) {
      process.stderr.write(`  ${colour.bold(pointer || 'input')} ${detail}\n`);
    }
  }
  process.stderr.write(`  ${colour.dim(problem.type)}\n`);
}

/** What usually helps. */
const NEXT: Readonly<Record<string, string>> = {
  'input/invalid': 'add --help to see what it takes',
  'plan/stale': 'make the plan again with --plan and look at it',
  'plan/expired': 'make the plan again with --plan',
  'version/moved': 'look at it again with get, then repeat with its version',
  'stock/short':
    'lower the quantity, receive stock first, or allow shortages (organisation update --stock-policy warn)',
  busy: 'is the database running? Ask again in a moment',
};
