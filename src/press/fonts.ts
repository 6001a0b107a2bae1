import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Families that come along; a sign is taken from the first that has it. */
const FAMILIES: readonly (readonly [name: string, file: string])[] = [
  // Latin, Greek, Cyrillic, Devanagari.
  ['@expo-google-fonts/noto-sans', 'NotoSans'],
  ['@expo-google-fonts/noto-sans-arabic', 'NotoSansArabic'],
  ['@expo-google-fonts/noto-sans-hebrew', 'NotoSansHebrew'],
  ['@expo-google-fonts/noto-sans-thai', 'NotoSansThai'],
  // Japanese, and most of what it shares with Chinese.
  ['@expo-google-fonts/noto-sans-jp', 'NotoSansJP'],
  ['@expo-google-fonts/noto-sans-sc', 'NotoSansSC'],
  ['@expo-google-fonts/noto-sans-kr', 'NotoSansKR'],
  ['@expo-google-fonts/noto-emoji', 'NotoEmoji'],
];
const WEIGHTS = ['400Regular', '700Bold'];

/**
 * The bytes of every font of documents. What none of them holds the native compiler takes from the machine's own
 * fonts.
 */
export const fonts = (): Buffer[] =>
  FAMILIES.flatMap(([name, file]) =>
    WEIGHTS.map((weight) => readFileSync(resolve(`${name}/${weight}/${file}_${weight}.ttf`))),
  );
