import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Families that come along, and others that are used where somebody has installed their package. */
const FAMILIES: readonly (readonly [name: string, file: string, comes: boolean])[] = [
  // Latin, Greek, Cyrillic, Devanagari.
  ['@expo-google-fonts/noto-sans', 'NotoSans', true],
  ['@expo-google-fonts/noto-sans-arabic', 'NotoSansArabic', true],
  // Japanese, and most of what it shares with Chinese.
  ['@expo-google-fonts/noto-sans-jp', 'NotoSansJP', true],
  ['@expo-google-fonts/noto-sans-hebrew', 'NotoSansHebrew', false],
  ['@expo-google-fonts/noto-sans-thai', 'NotoSansThai', false],
  ['@expo-google-fonts/noto-sans-kr', 'NotoSansKR', false],
  ['@expo-google-fonts/noto-sans-sc', 'NotoSansSC', false],
  ['@expo-google-fonts/noto-emoji', 'NotoEmoji', false],
];
const WEIGHTS = ['400Regular', '700Bold'];

/**
 * The bytes of every font of documents. What none of them holds the native compiler takes from the machine's own
 * fonts.
 */
export const fonts = (): Buffer[] =>
  FAMILIES.flatMap(([name, file, comes]) =>
    WEIGHTS.flatMap((weight) => {
      const path = resolved(`${name}/${weight}/${file}_${weight}.ttf`, comes);
      return path === null ? [] : [readFileSync(path)];
    }),
  );

function resolved(file: string, comes: boolean): string | null {
  try {
    return resolve(file);
  } catch (error) {
    if (comes) throw error;
    return null;
  }
}
