import bwip from 'bwip-js/node';

/** Empty modules on either side, without which scanners do not find the code (ISO/IEC 15417 wants ten). */
const QUIET = 10;

/**
 * Code 128 of a text as an SVG, one unit wide for each module; whoever places it says how wide and high. Bars are
 * filled shapes, not lines with a width, so that a printer's own rounding keeps them apart.
 */
export interface Bars {
  readonly svg: string;
  /** How many modules wide it is, quiet zones included. */
  readonly modules: number;
}

export function code128(text: string): Bars {
  const [{ sbs: widths }] = bwip.raw({ bcid: 'code128', text }) as unknown as [{ sbs: number[] }];
  let at = QUIET;
  let path = '';
  for (const [i, width] of widths.entries()) {
    if (i % 2 === 0) path += `M${at} 0h${width}v10h-${width}z`;
    at += width;
  }
  const modules = at + QUIET;
  const box = `width="${modules}" height="10" viewBox="0 0 ${modules} 10"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${box} preserveAspectRatio="none"><path d="${path}"/></svg>`;
  return { svg, modules };
}
