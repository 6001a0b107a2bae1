/** Sizes of labels: a letter sheet of 3 × 10, and rolls of one label after the other; in inches. */
export const LABEL_SIZES = ['sheet', '2.25x1.25', '3x1', '4x6'] as const;
export type LabelSize = (typeof LABEL_SIZES)[number];

interface Measures {
  readonly width: number;
  readonly height: number;
  /** What is left for the bars between the margins. */
  readonly barsWidth: number;
  /** Characters of the name that find room. */
  readonly nameLength: number;
}

export const MEASURES: Readonly<Record<LabelSize, Measures>> = {
  sheet: { width: 2.625, height: 1, barsWidth: 2.4, nameLength: 40 },
  '2.25x1.25': { width: 2.25, height: 1.25, barsWidth: 2.05, nameLength: 64 },
  '3x1': { width: 3, height: 1, barsWidth: 2.8, nameLength: 44 },
  '4x6': { width: 4, height: 6, barsWidth: 3.7, nameLength: 100 },
};

export const CELLS = 30;

/** In millimetres; narrower bars run together when printed with 300 dots per inch. */
const NARROWEST = 0.15;
const MM_PER_INCH = 25.4;

/** Most modules a code may have to be read from a label of this size. */
export const mostModules = (size: LabelSize): number =>
  Math.floor((MEASURES[size].barsWidth * MM_PER_INCH) / NARROWEST);
