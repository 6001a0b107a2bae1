import type { Rule } from './rule.ts';
import { type Source, sources } from './source.ts';

const LONGEST_FILE = 200;
const LONGEST_FUNCTION = 40;

/** Files that are longer than they should be, and how long. They may only shrink; out of the list at 200. */
const LONG_FILES: Readonly<Record<string, number>> = {
  'src/command/lane.ts': 215,
};

/** A test file is a list; it may be longer, not endless. */
const LONGEST_TEST = 350;

/** The same for functions. */
const LONG_FUNCTIONS: Readonly<Record<string, number>> = {
  'src/sales/draft.ts draftOf': 67,
  'src/sales/sales-order.rows.ts readOrder': 45,
  'src/sales/sales-order.view.ts orderView': 51,
  'test/support/memory-house.ts #found': 56,
  'test/support/story.ts understood': 53,
};

const written = sources('src/**/*.ts', 'bin/**/*.{ts,js}', 'test/**/*.ts', 'bench/**/*.ts');
const isTest = ({ path }: Source): boolean => path.endsWith('.test.ts');
const lengthOf = (text: string): number => text.replace(/\n$/, '').split('\n').length;

export const fileSizes: Rule = {
  name: `a file has at most ${LONGEST_FILE} lines, a test ${LONGEST_TEST}; those that have more only shrink`,
  files: written,
  atLeast: 250,
  faults: (files) =>
    files.flatMap((file) => {
      const length = lengthOf(file.text);
      const most = isTest(file) ? LONGEST_TEST : LONGEST_FILE;
      return tooLong(file.path, length, LONG_FILES[file.path], most);
    }),
  planted: {
    'src/kernel/planted.ts': 'export {};\n'.repeat(LONGEST_FILE + 1),
    'src/command/lane.ts': 'export {};\n'.repeat(LONGEST_FILE),
  },
};

export const functionSizes: Rule = {
  name: `a function has at most ${LONGEST_FUNCTION} lines; those that have more only shrink`,
  files: written.filter((file) => !isTest(file)),
  atLeast: 200,
  faults: (files) =>
    files.flatMap((file) =>
      functionsIn(file.code).flatMap(({ line, name, length }) => {
        const where = `${file.path} ${name}`;
        return tooLong(where, length, LONG_FUNCTIONS[where], LONGEST_FUNCTION).map(
          (why) => `${why} (line ${line})`,
        );
      }),
    ),
  planted: {
    'src/kernel/planted.ts': `export function long(): void {\n${'  go();\n'.repeat(LONGEST_FUNCTION)}}\n`,
    'src/kernel/arrow.ts': `export const long = (): void => {\n${'  go();\n'.repeat(LONGEST_FUNCTION)}};\n`,
    'src/kernel/method.ts': `class A {\n  async long(): Promise<void> {\n${'    go();\n'.repeat(LONGEST_FUNCTION)}  }\n}\n`,
  },
};

function tooLong(where: string, length: number, allowed: number | undefined, most: number): string[] {
  if (allowed === undefined)
    return length > most ? [`${where}: ${length} lines, and ${most} is the most`] : [];
  if (length > allowed) return [`${where}: ${length} lines; it had ${allowed} and may only shrink`];
  // A line or two less need not be written down at once.
  if (length <= most || length < allowed - 9)
    return [`${where}: ${length} lines now, not ${allowed}: write that down in test/tidy/sizes.ts`];
  return [];
}

interface Found {
  readonly line: number;
  readonly name: string;
  readonly length: number;
}

const FUNCTION = /^( *)(?! )(?:export )?(?:default )?(?:async )?function\b\*? ?([\w$]*)/;
const METHOD = /^( *)(?! )(?:(?:static|async|override|private|public|get|set) )*\*?(#?[\w$]+)(?:<[^>]*>)?\(/;
const ARROW = /^( *)(?! )(?:export )?(?:const |)([\w$]+)(?:: [^=]+)? ?[=:] (?:async )?(?:<[^>]*>)?\(?.*/;
const WORDS = new Set(['if', 'for', 'while', 'switch', 'catch', 'return', 'await', 'do', 'else', 'test']);

/** Functions, methods and named arrow functions. The formatter sets the end of each at the indent of its begin. */
function functionsIn(code: string): Found[] {
  const lines = code.split('\n');
  return lines.flatMap((text, i) => {
    const [, indent, name] = FUNCTION.exec(text) ?? METHOD.exec(text) ?? ARROW.exec(text) ?? [];
    if (indent === undefined || WORDS.has(name as string)) return [];
    const opening = lines.findIndex((line, at) => at >= i && /[{(]$/.test(line.trimEnd()));
    if (opening < 0 || opening - i > 12 || !opensBody(lines.slice(i, i + 12), indent)) return [];
    const end = lines.findIndex((line, at) => at > i && line.startsWith(`${indent}}`));
    return end < 0 ? [] : [{ line: i + 1, name: name as string, length: end - i + 1 }];
  });
}

/** Whether a function body opens before anything at the same indent closes. */
function opensBody(lines: readonly string[], indent: string): boolean {
  for (const [i, line] of lines.entries()) {
    const text = line.trimEnd();
    if (/(?:\)(?:: [^=]+)?|=>) \{$/.test(text)) return i === 0 || text.startsWith(`${indent})`);
    if (i > 0 && !text.startsWith(`${indent} `) && text !== '') return false;
  }
  return false;
}
