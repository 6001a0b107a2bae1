import { createHash } from 'node:crypto';
import type { Command } from './command.ts';

/** Tells whether a repeated key comes with the same input, whatever the order of its fields. */
export const inputHash = (command: Command, raw: unknown): Buffer =>
  createHash('sha256')
    .update(`${command.name}\n${JSON.stringify(sorted(raw))}`)
    .digest();

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}
