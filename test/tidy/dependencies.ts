import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Source, sources } from './source.ts';

/** What Node itself brings is no package; types and tools of development are imported nowhere. */
const packageOf = (to: string): string => /^(@[^/]+\/[^/]+|[^/]+)/.exec(to)?.[1] ?? to;

/** What `src` imports and package.json does not have, and what it has and nothing in `src` names. */
function outOfStep(files: readonly Source[], dependencies: readonly string[]): string[] {
  const imported = new Set(
    files
      .flatMap((file) => file.imports.map(({ to }) => to))
      .filter((to) => !/^(node:|src\/|bench\/)/.test(to))
      .map(packageOf),
  );
  const named = files.map((file) => file.text).join('\n');
  return [
    ...[...imported]
      .filter((name) => !dependencies.includes(name))
      .map((name) => `${name} is not in package.json`),
    ...dependencies
      .filter((name) => !named.includes(`'${name}`))
      .map((name) => `nothing in src uses ${name}`),
  ];
}

export function checkDependencies(): void {
  const [about] = sources('package.json');
  const { dependencies, devDependencies } = JSON.parse((about as Source).text);
  const [page] = sources('docs/decisions/dependencies.md');
  const all = Object.keys({ ...dependencies, ...devDependencies });
  const missing = (names: readonly string[]): string[] =>
    names.filter((name) => !(page as Source).text.includes(`\`${name}\``));
  const src = sources('src/**/*.ts').filter(({ path }) => !path.endsWith('.test.ts'));

  test('every dependency is pinned, used, and has its reason in docs/decisions/dependencies.md', () => {
    assert.ok(all.length >= 15);
    assert.deepEqual(missing(all), []);
    assert.deepEqual(outOfStep(src, Object.keys(dependencies)), []);
    for (const [name, version] of Object.entries(dependencies)) assert.match(String(version), /^\d/, name);
  });

  test('a dependency without a reason, an unused and an undeclared one are caught', () => {
    assert.deepEqual(missing(['left-pad']), ['left-pad']);
    assert.deepEqual(outOfStep(src, [...Object.keys(dependencies), 'left-pad']), [
      'nothing in src uses left-pad',
    ]);
    const without = Object.keys(dependencies).filter((name) => name !== 'zod');
    assert.deepEqual(outOfStep(src, without), ['zod is not in package.json']);
  });
}
