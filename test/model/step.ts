/** One thing to be done, as a caller sends it. */
export interface Step {
  readonly command: string;
  readonly input: Record<string, unknown>;
}

export const SKUS = ['LANTERN', 'HEART', 'TIN', 'HONEY'] as const;
export const PLACES = ['MAIN', 'NORTH'] as const;
export const aDay = (dice: { upTo(most: number): number }): string =>
  `2026-11-${String(dice.upTo(30)).padStart(2, '0')}`;
