import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Source, source } from './source.ts';

/** A rule of the house about files: what breaks it, and a file that does, planted to see it caught. */
export interface Rule {
  readonly name: string;
  readonly files: readonly Source[];
  /** Fewer files than this, and the rule has not looked where it should. */
  readonly atLeast: number;
  /** A line for each fault, beginning with the path. */
  readonly faults: (files: readonly Source[]) => readonly string[];
  /** Path → text, one fault each. */
  readonly planted: Readonly<Record<string, string>>;
}

export function holds({ name, files, atLeast, faults, planted }: Rule): void {
  test(name, () => {
    assert.ok(files.length >= atLeast, `it looked at ${files.length} files, not at ${atLeast} or more`);
    assert.deepEqual(faults(files), []);
    const before = new Set(faults(files));
    for (const [path, text] of Object.entries(planted)) {
      const others = files.filter((file) => file.path !== path);
      const found = faults([...others, source(path, text)]).filter((fault) => !before.has(fault));
      assert.ok(found.length > 0, `a fault planted in ${path} was not caught:\n${text}`);
    }
  });
}
