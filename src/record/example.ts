import type { AnyDefinition } from './definition.ts';

/** The record of the definition's example, as a command names it. */
export function exampleRef({ example, code, owner, counted }: AnyDefinition): string {
  const own = String(example[code] ?? `${counted}-000001`);
  return owner ? `${example[owner]}/${own}` : own;
}

/** A change to it: the last field of the example that may be changed. */
export function exampleUpdate(definition: AnyDefinition): Readonly<Record<string, unknown>> {
  const { example, code, fields } = definition;
  const changing = Object.entries(example).filter(([name]) => name !== code && !fields[name]?.fixed);
  return { ref: exampleRef(definition), ...Object.fromEntries(changing.slice(-1)) };
}
