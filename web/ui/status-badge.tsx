import { Badge } from '@mantine/core';
import type { StateRule } from '../../src/lifecycle/cycle.ts';

type Colour = StateRule['colour'];

/** Mantine's names for the colours of the life cycles; `gray` where it says so (B19). */
export const mantineColour = (colour: Colour | undefined): string =>
  colour === undefined || colour === 'grey' ? 'gray' : colour;

/** A status, told by its word; the colour helps at a glance and says nothing by itself (B19). */
export function StatusBadge({
  status,
  colour,
  size = 'md',
}: {
  status: string;
  colour?: Colour;
  size?: string;
}) {
  const shade = mantineColour(colour);
  return (
    <Badge
      size={size}
      radius="sm"
      tt="none"
      fw={600}
      // The darkest yellow of Mantine is too light for words on its lightest.
      c={`light-dark(color-mix(in srgb, var(--mantine-color-${shade}-9) 55%, #000), var(--mantine-color-${shade}-1))`}
      bg={`light-dark(var(--mantine-color-${shade}-1), color-mix(in srgb, var(--mantine-color-${shade}-9) 55%, #0000))`}
      leftSection={<Dot shade={shade} />}
    >
      {status}
    </Badge>
  );
}

const Dot = ({ shade }: { shade: string }) => (
  <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
    <circle cx="4" cy="4" r="4" fill={`var(--mantine-color-${shade}-6)`} />
  </svg>
);
