import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AREAS } from '../../src/command/access.ts';
import type { Command } from '../../src/command/command.ts';
import { Registry } from '../../src/command/registry.ts';
import { problemKinds } from '../../src/kernel/problem.ts';
import { registry } from '../../src/trades.ts';
import { type Source, sources } from './source.ts';

type Asked = Pick<Command, 'name' | 'sentence' | 'permission' | 'input'> & Partial<Command>;

/** What is wrong with an entry of the registry. */
function faultsOf(
  { name, sentence, permission, input, example, problems = [] }: Asked,
  isCommand: boolean,
): string[] {
  const faults: string[] = [];
  const [area, act] = permission.split(':');
  if (!/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(name)) faults.push('it is not called noun.verb');
  if (!/^[A-Z].{4,158}[.?]$/.test(sentence)) faults.push('it has no sentence');
  if (!area || !(area in AREAS)) faults.push(`there is no area ${area}`);
  if (isCommand ? act !== 'write' : act !== 'read') faults.push(`${permission} is not its permission`);
  if (isCommand && !example) faults.push('it has no example');
  const parsed = example && input.safeParse(example);
  if (parsed && !parsed.success) faults.push(`its example is refused: ${parsed.error.issues[0]?.message}`);
  for (const type of problems) if (!problemKinds.has(type)) faults.push(`there is no problem ${type}`);
  return faults.map((fault) => `${name}: ${fault}`);
}

const DECLARED = /export const (\w+)[^=\n]*= problemKind\(/g;

/** Problems declared in files and mentioned nowhere but in an import. */
function unusedProblems(files: readonly Source[]): string[] {
  const declared = files.flatMap((file) =>
    [...file.code.matchAll(DECLARED)].map(([, name]) => name as string),
  );
  const uses = new Map<string, number>(declared.map((name) => [name, 0]));
  for (const { code } of files) {
    const withoutImports = code.replace(/^import[\s\S]*?from\b/gm, '').replace(DECLARED, '');
    for (const [name] of withoutImports.matchAll(/\b[A-Z][A-Z_]+\b/g)) {
      if (uses.has(name)) uses.set(name, (uses.get(name) as number) + 1);
    }
  }
  return declared.filter((name) => uses.get(name) === 0);
}

export function checkRegistry(): void {
  const commands = [...registry.commands.values()];
  const queries = [...registry.queries.values()];

  test('every command has a name, a sentence, a permission, a valid example and known problems', () => {
    assert.ok(commands.length >= 60 && queries.length >= 15);
    assert.deepEqual(
      commands.flatMap((command) => faultsOf(command, true)),
      [],
    );
    assert.deepEqual(
      queries.flatMap((query) => faultsOf(query, false)),
      [],
    );
  });

  test('a command that lacks any of them is caught', () => {
    const good = registry.commands.get('sales-order.confirm') as Command;
    const planted: Partial<Command>[] = [
      { name: 'confirm' },
      { sentence: '' },
      { permission: 'weather:write' as never },
      { permission: 'sales:read' },
      { example: undefined },
      { example: { ref: 7 } },
      { problems: ['sales-order/nonsense'] },
    ];
    for (const fault of planted)
      assert.equal(faultsOf({ ...good, ...fault }, true).length, 1, JSON.stringify(fault));
    assert.throws(() => new Registry([{ commands: [good, good], queries: [], stores: [] }]), /twice/);
  });
}

export function checkProblems(): void {
  const src = sources('src/**/*.ts').filter(({ path }) => !path.endsWith('.test.ts'));

  test('every problem that is declared is used, and one that is not is caught', () => {
    assert.ok(problemKinds.size >= 30);
    assert.deepEqual(unusedProblems(src), []);
    const planted = {
      ...(src[0] as Source),
      code: "export const NOBODY_NAMES_IT = problemKind('a/b', 409, '')",
    };
    assert.deepEqual(unusedProblems([...src, planted]), ['NOBODY_NAMES_IT']);
  });
}
