import { createInterface } from 'node:readline/promises';
import type { ImportOptions } from './import-under-way.ts';
import { note } from './show/print.ts';

/** Whether to go on after the rehearsal: told to, asked, or not at all where nobody can answer. */
export async function confirmed(
  { apply, takeGood, json }: Pick<ImportOptions, 'apply' | 'takeGood' | 'json'>,
  faults: number,
  things: number,
): Promise<boolean> {
  if (faults && !takeGood) {
    if (!json) note('nothing was written; mend the file, or take what has no fault with --take-good');
    return false;
  }
  if (apply) return true;
  if (json || !process.stdin.isTTY) {
    if (!json) note('this was the rehearsal, nothing was written; --apply does it');
    return false;
  }
  const question = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await question.question(`Apply it (${things} to create)? [y/N] `);
  question.close();
  return /^y(es)?$/i.test(answer.trim());
}
