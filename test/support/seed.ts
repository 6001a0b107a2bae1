/**
 * The seed of what a test leaves to chance. The same at every run, so that a change is judged by itself and not by
 * its luck; `SEED=random` looks for what nobody has met yet, `SEED=<number>` meets it again.
 */
export function seedOf(usual: number): number {
  const asked = process.env.SEED;
  const seed = asked === 'random' ? Date.now() % 1_000_000_000 : Number(asked ?? usual);
  console.log(`seed ${seed}`);
  return seed;
}
