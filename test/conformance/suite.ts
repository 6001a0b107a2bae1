import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

export const ERAS = ['2026-07-28', '2025-11-25'] as const;
export type Era = (typeof ERAS)[number];

export interface Outcome {
  readonly ok: boolean;
  /** Of scenarios. */
  readonly passed: number;
  readonly failed: number;
  /** All the suite said. */
  readonly said: string;
}

const SUITE = fileURLToPath(
  new URL('../../node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url),
);
const MOST = 5 * 60_000;

/** Everything a protocol of that day requires of a server; what is expected to fail must fail. */
export async function everything(url: string, era: Era, expected: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    const baseline = join(folder, 'expected.yml');
    writeFileSync(baseline, `server: ${JSON.stringify(expected)}\n`);
    const words = ['--url', url, '--requirements', era, '--expected-failures', baseline, '-o', folder];
    const { code, said } = await suite(words);
    const lines = said.slice(said.indexOf('=== SUMMARY ===')).split('\n');
    const of = (sign: string) => lines.filter((line) => line.startsWith(`${sign} `)).length;
    return { ok: code === 0, passed: of('✓'), failed: of('✗'), said };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One scenario; null where that era has no such thing. */
export async function scenario(url: string, era: Era, name: string): Promise<Outcome | null> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    const words = ['--url', url, '--scenario', name, '--spec-version', era, '-o', folder];
    const { code, said } = await suite(words);
    if (said.includes('SKIPPED: scenario')) return null;
    const ok = /Passed: [1-9]\d*\/\d+/.test(said) && (code === 0 || isUntestableOnly(said));
    return { ok, passed: Number(ok), failed: Number(!ok), said };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Some checks need a tool of the suite's own, which only the fixture has. */
function isUntestableOnly(said: string): boolean {
  const faults = said.match(/^ *Error: .*$/gm) ?? [];
  return faults.length > 0 && faults.every((fault) => /Not testable: server does not list/.test(fault));
}

function suite(words: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [SUITE, 'server', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: MOST,
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) =>
      done({ code, said: stripVTControlCharacters(Buffer.concat(chunks).toString()) }),
    );
  });
}
