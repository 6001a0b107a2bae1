/** Does `work` for each item in order of arrival, at most `most` at a time; stops taking new ones on abort. */
export async function inFlight<T>(
  items: readonly T[],
  most: number,
  work: (item: T, index: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && !signal?.aborted) {
      const index = next++;
      await work(items[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
