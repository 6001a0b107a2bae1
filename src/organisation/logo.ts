import { fact, RANK } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';

export const LOGO_FORMATS = ['png', 'jpeg', 'svg'] as const;
export type LogoFormat = (typeof LOGO_FORMATS)[number];
export const MOST_LOGO_BYTES = 512 * 1024;
/** Pixels on a side. A small file may hold a picture that fills the memory. */
export const MOST_LOGO_PIXELS = 4000;

/** The picture at the head of documents. */
export interface Logo {
  readonly org: Id;
  readonly format: LogoFormat;
  readonly bytes: Buffer;
  readonly changedAt: string;
}

export const logos = fact<Logo>('logo', RANK.setup, (logo) => [logo.org]);

/** What a file is by its first bytes, whatever it is called; or why it cannot be a logo. */
export function logoFormat(bytes: Buffer): { format: LogoFormat } | { why: string } {
  if (bytes.length > MOST_LOGO_BYTES)
    return { why: `it has ${bytes.length} bytes, ${MOST_LOGO_BYTES} at most` };
  if (bytes.subarray(0, 8).equals(PNG)) return sized('png', pngSize(bytes));
  if (bytes.subarray(0, 3).equals(JPEG)) return sized('jpeg', jpegSize(bytes));
  const text = bytes.toString('utf8');
  if (/^\uFEFF?\s*(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(text)) return svg(text);
  return { why: 'it is neither PNG, JPEG nor SVG' };
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

type Size = readonly [width: number, height: number];

const sized = (format: LogoFormat, size: Size | null): { format: LogoFormat } | { why: string } => {
  const [width, height] = size ?? [0, 0];
  if (width < 1 || height < 1) return { why: 'it is damaged' };
  if (Math.max(width, height) <= MOST_LOGO_PIXELS) return { format };
  return { why: `it has ${width} × ${height} pixels, ${MOST_LOGO_PIXELS} on a side at most` };
};

const pngSize = (bytes: Buffer): Size | null =>
  bytes.length < 33 ? null : [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

/** Of the first frame header; a JPEG is a chain of parts that each say how long they are. */
function jpegSize(bytes: Buffer): Size | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** A drawing may hold programs and point at other files. Nothing here runs or follows them, and nobody else should. */
const LIVELY: readonly (readonly [RegExp, string])[] = [
  [/<!(DOCTYPE|ENTITY)/i, 'a document type'],
  [/<(script|foreignObject|iframe|image|style[^>]*@import)/i, 'scripts or other files'],
  [/\son\w+\s*=/i, 'scripts'],
  [/href\s*=\s*["'](?!#)/i, 'links to other files'],
  [/url\(\s*["']?(?!["']?#)/i, 'links to other files'],
  // References to references draw a shape a billion times.
  [/<use[\s>]/i, 'references (<use>)'],
];

function svg(text: string): { format: LogoFormat } | { why: string } {
  const found = LIVELY.find(([pattern]) => pattern.test(text));
  return found ? { why: `an SVG with ${found[1]} is not taken` } : { format: 'svg' };
}
