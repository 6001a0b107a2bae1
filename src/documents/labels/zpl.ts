import { INVALID } from '../../command/problems.ts';
import { done, fieldProblem, type Result, refused } from '../../kernel/problem.ts';
import { modulesOf } from '../code-128.ts';
import type { Label, LabelContent } from './label.ts';
import { type LabelSize, MEASURES } from './sizes.ts';

/** What most label printers have; the printer itself draws the bars. */
const DOTS_PER_INCH = 203;
const dots = (inches: number): number => Math.round(inches * DOTS_PER_INCH);

/** Where things stand on a roll, in inches: from the top, how high, how many lines. */
interface Layout {
  readonly name: readonly [top: number, height: number, lines: number];
  readonly bars: readonly [top: number, height: number];
  readonly sku: readonly [top: number, height: number];
  readonly more: readonly [top: number, height: number];
}

const LAYOUTS: Readonly<Record<Exclude<LabelSize, 'sheet'>, Layout>> = {
  '2.25x1.25': { name: [0.07, 0.11, 2], bars: [0.33, 0.5], sku: [0.88, 0.13], more: [1.05, 0.11] },
  '3x1': { name: [0.06, 0.12, 1], bars: [0.21, 0.42], sku: [0.67, 0.13], more: [0.83, 0.11] },
  '4x6': { name: [0.3, 0.3, 4], bars: [1.9, 1.7], sku: [3.8, 0.4], more: [4.5, 0.3] },
};

/** ZPL II: one format for each label, printed as often as wanted. */
export function zplOf({ labels, size }: LabelContent): Result<string> {
  if (size === 'sheet') {
    return refused(fieldProblem(INVALID, '/size', 'a label printer takes rolls: 2.25x1.25, 3x1 or 4x6'));
  }
  return done(labels.map((label) => formatOf(label, size as keyof typeof LAYOUTS)).join(''));
}

function formatOf(label: Label, size: keyof typeof LAYOUTS): string {
  const { width, height } = MEASURES[size];
  const { name, bars, sku, more } = LAYOUTS[size];
  const [left, room] = [dots(0.1), dots(width - 0.2)];
  const line = ([top, high, lines = 1]: readonly number[], text: string): string =>
    `^FO${left},${dots(top as number)}^A0N,${dots(high as number)}^FB${room},${lines},0,C^FH^FD${text}^FS\n`;
  const lot = [label.lot && `Lot ${label.lot}`, label.expiresOn && `exp ${label.expiresOn}`];
  const also = [...lot, label.price].filter(Boolean).join('  ');
  const [top, high] = bars;
  const module = moduleFor(label.code, dots(width));
  const start = Math.max(0, Math.round((dots(width) - module * barsOf(label.code)) / 2));
  return [
    `^XA\n^CI28\n^PW${dots(width)}\n^LL${dots(height)}\n`,
    line(name, escaped(label.name)),
    `^FO${start},${dots(top)}^BY${module}^BCN,${dots(high)},N,N,N^FH^FD${barcoded(label.code)}^FS\n`,
    line(sku, escaped(label.sku)),
    also ? line(more, escaped(also)) : '',
    `^PQ${label.copies}\n^XZ\n`,
  ].join('');
}

/** Without quiet zones: the printer draws none. */
const barsOf = (code: string): number => code.length * 11 + 35;

/** As wide as finds room, up to four dots: wider is read no better. */
const moduleFor = (code: string, room: number): number =>
  Math.max(1, Math.min(4, Math.floor(room / Math.max(modulesOf(code), barsOf(code) + 20))));

/** `^`, `~` and `_` mean something to the printer and are written as what they are in hexadecimal. */
const escaped = (text: string): string =>
  text.replaceAll(/[_^~\\]/g, (sign) => `_${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** In bars `>` begins an order to the printer as well; it and its like have codes of their own there. */
const IN_BARS: Readonly<Record<string, string>> = { '>': '>0', '^': '><', '~': '>=' };
const barcoded = (code: string): string =>
  escaped(code.replaceAll(/[>^~]/g, (sign) => IN_BARS[sign] as string));
