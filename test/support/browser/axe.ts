import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const RUN = `axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } })
  .then(({ violations, passes }) => ({ looked: passes.length, violations: violations.map(({ id, impact, help, nodes }) =>
    ({ id, impact, help, nodes: nodes.map(({ target, failureSummary }) => target.join(' ') + ' – ' + failureSummary.replace(/\\s+/g, ' ')) })) }))`;

interface Violation {
  readonly id: string;
  readonly impact: 'minor' | 'moderate' | 'serious' | 'critical';
  readonly help: string;
  readonly nodes: readonly string[];
}

const WEIGHTY = ['serious', 'critical'];

/** Fails when the page as it is now shuts somebody out: no serious or critical fault is found by axe. */
export async function axe(page: Page): Promise<void> {
  const faults = await faultsFor(page);
  assert.deepEqual(faults, [], `axe on ${page.url()}`);
}

export async function faultsFor(page: Page): Promise<string[]> {
  if (!(await page.evaluate('typeof axe !== "undefined"'))) await page.evaluate(SOURCE);
  const { looked, violations } = await page.evaluate<{ looked: number; violations: Violation[] }>(RUN);
  assert.ok(looked > 0, 'axe looked at something');
  return violations
    .filter(({ impact }) => WEIGHTY.includes(impact))
    .map(
      ({ id, impact, help, nodes }) => `${impact} ${id}: ${help}\n    ${nodes.slice(0, 5).join('\n    ')}`,
    );
}
