import type { Address } from '../../src/parties/address.ts';

/** A postal address in a few short lines. */
export function AddressText({ of }: { of: Address }) {
  const { name, lines, postalCode, city, region, country, phone } = of;
  const place = [postalCode, city].filter(Boolean).join(' ');
  const shown = [name, ...(lines ?? []), [place, region, country].filter(Boolean).join(', '), phone];
  return shown
    .filter((line): line is string => !!line)
    .map((line) => (
      <div key={line}>
        <bdi>{line}</bdi>
      </div>
    ));
}
