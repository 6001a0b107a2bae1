import { Refused } from '../../../ask/ask.ts';

const faultsIn = (error: unknown) => (error instanceof Refused ? (error.problem.errors ?? []) : []);

/** `/lines/3/quantity: …` belongs to the fourth line that was sent, wherever it stands by now. */
export function lineFaults(error: unknown, sentKeys: readonly number[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { pointer, detail } of faultsIn(error)) {
    const key = sentKeys[Number(/^\/lines\/(\d+)/.exec(pointer)?.[1] ?? -1)];
    if (key !== undefined) found.set(key, detail);
  }
  return found;
}

/** What is wrong with a field of the header, by its name. */
export const headerFaults = (error: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    faultsIn(error)
      .filter(({ pointer }) => !pointer.startsWith('/lines'))
      .map(({ pointer, detail }) => [pointer.split('/')[1] ?? '', detail]),
  );
