/**
 * Whether Code 128 can say a text so that any scanner types it again: letters, digits and signs of ASCII. What lies
 * beyond needs modes that half of the scanners do not know.
 */
export const isEncodable = (text: string): boolean => /^[\x20-\x7e]{1,80}$/.test(text);

export const barcodeOf = (text: string): string | null => (isEncodable(text) ? text : null);

/** Modules of a symbol, and of the start, check and stop symbols with the quiet zones around them. */
const SYMBOL = 11;
const AROUND = 3 * SYMBOL + 2 + 20;

/** How many modules wide a code gets at most: four digits and more in a row take half a symbol each. */
export function modulesOf(text: string): number {
  const runs = text.match(/\d{4,}|\D|\d/g) ?? [];
  const symbols = runs.map((run) => (run.length < 4 ? 1 : Math.floor(run.length / 2) + (run.length % 2) + 2));
  return AROUND + SYMBOL * symbols.reduce((sum, one) => sum + one, 0);
}
