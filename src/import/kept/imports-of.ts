import type { Desk } from '../../command/desk.ts';
import { Imports } from './imports.ts';

const known = new WeakMap<Desk, Imports>();

/** Those of a desk, by whatever way files come in: read one by one, all of them together. */
export function importsOf(desk: Desk): Imports {
  let imports = known.get(desk);
  if (!imports) known.set(desk, (imports = new Imports(desk)));
  return imports;
}
