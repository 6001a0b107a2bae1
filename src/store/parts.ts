export interface PartsChanged<T> {
  readonly gone: readonly T[];
  readonly changed: readonly T[];
  readonly added: readonly T[];
}

/** What became of the parts of a document, told apart by identity; parts are values, so the same one is unchanged. */
export function partsChanged<T>(
  before: readonly T[],
  after: readonly T[],
  identity: (part: T) => unknown,
): PartsChanged<T> {
  if (!before.length) return { gone: [], changed: [], added: after };
  const was = new Map(before.map((part) => [identity(part), part]));
  const is = new Set(after.map(identity));
  const changed: T[] = [];
  const added: T[] = [];
  for (const part of after) {
    const old = was.get(identity(part));
    if (old === undefined) added.push(part);
    else if (old !== part) changed.push(part);
  }
  return { gone: before.filter((part) => !is.has(identity(part))), changed, added };
}
