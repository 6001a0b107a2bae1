import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { split } from './split.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One import or re-export. `to` is a path from the root of the repository, or the name of a package. */
export interface Import {
  readonly to: string;
  /** It is gone once types are stripped. */
  readonly typeOnly: boolean;
}

/** A file of the repository, read once and taken apart. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** The text with comments and strings blanked out. */
  readonly code: string;
  readonly comments: string;
  readonly strings: string;
  readonly imports: readonly Import[];
}

export function source(path: string, text: string): Source {
  return { path, text, ...split(path.endsWith('.sql') ? '' : text), imports: importsOf(path, text) };
}

/** The files of the checkout that these patterns name. */
export const sources = (...patterns: readonly string[]): Source[] =>
  globSync(patterns, { cwd: ROOT, exclude: (name) => name === 'node_modules' })
    .filter((path) => statSync(join(ROOT, path)).isFile() && !/\.local\./.test(path))
    .sort()
    .map((path) => source(path, readFileSync(join(ROOT, path), 'utf8')));

const FROM =
  /^(?:import|export)\s+(type\s+)?(\*|\{[^}]*\}|[\w$]+[^'"]*?)\s*(?:as\s+\w+\s*)?from\s+'([^']+)'/gm;
const BARE = /^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

function importsOf(path: string, text: string): Import[] {
  if (!/\.tsx?$/.test(path)) return [];
  const at = (to: string) => (to.startsWith('.') ? join(dirname(path), to) : to);
  const named = [...text.matchAll(FROM)].map(([, type, what, to]) => ({
    to: at(to as string),
    typeOnly: type !== undefined || onlyTypes(what as string),
  }));
  const bare = [...text.matchAll(BARE)].map(([, one, two]) => ({
    to: at((one ?? two) as string),
    typeOnly: false,
  }));
  return [...named, ...bare];
}

function onlyTypes(what: string): boolean {
  if (!what.startsWith('{')) return false;
  const names = what
    .slice(1, -1)
    .split(',')
    .filter((name) => name.trim());
  return names.length > 0 && names.every((name) => name.trim().startsWith('type '));
}
