import type { Party } from './sheet.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-12-24` as nobody can misread it: `24 Dec 2026`. */
export function dayInWords(day: string | null | undefined): string | null {
  const [year, month, date] = day?.split('-') ?? [];
  return year && month && date ? `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}` : null;
}

/** `-1234567.50` → `-1,234,567.50`. */
export const grouped = (decimal: string): string => {
  const [whole = '', fraction] = decimal.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
};

/** A postal address as the outside sees it. */
export interface PostalAddress {
  readonly name?: string;
  readonly lines?: readonly string[];
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly phone?: string;
}

/** The lines of an address as one would write them on a parcel; `name` where the address has none of its own. */
export function addressLines(address: PostalAddress | null | undefined, name: string | null): string[] {
  const { name: own, lines = [], city, region, postalCode, country, phone } = address ?? {};
  const place = [postalCode, city, region].filter(Boolean).join(' ');
  return [own ?? name, ...lines, place, country, phone].filter((line): line is string => Boolean(line));
}

export const party = (label: string, address: PostalAddress | null | undefined, name: string): Party => ({
  label,
  lines: addressLines(address, name),
});
