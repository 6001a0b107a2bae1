import { Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { type Page, useAsk } from '../../ask/use-ask.ts';
import { quantityText } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import type { Shipment, ShipmentLine } from './shipping-types.ts';

export interface Pick {
  readonly line: number;
  readonly bin: string;
  readonly lot?: string;
  readonly quantity: string;
}

interface BinPosition {
  readonly bin: string;
  readonly lot: string | null;
  readonly availableToPick: string;
}

interface HandPicksProps {
  readonly shipment: Shipment;
  readonly onChange: (picks: readonly Pick[]) => void;
}

/** Bins and lots chosen by hand instead of by the picking rule; what is left empty goes by the rule. */
export function HandPicks({ shipment, onChange }: HandPicksProps) {
  const w = useWords();
  const [isByHand, setIsByHand] = useState(false);
  const [picks, setPicks] = useState<ReadonlyMap<string, Pick>>(new Map());
  // Each choice is planned anew: not at every key.
  const tell = useDebouncedCallback((next: ReadonlyMap<string, Pick>) => onChange([...next.values()]), 400);
  const choose = (key: string, pick: Pick): void => {
    const next = new Map(picks);
    if (Number(pick.quantity) > 0) next.set(key, pick);
    else next.delete(key);
    setPicks(next);
    tell(next);
  };
  return (
    <Stack gap="xs">
      <Checkbox
        label={w('shipping.byHand')}
        description={w('shipping.byHandHint')}
        checked={isByHand}
        onChange={(event) => {
          setIsByHand(event.currentTarget.checked);
          if (!event.currentTarget.checked) {
            setPicks(new Map());
            onChange([]);
          }
        }}
      />
      {isByHand &&
        shipment.lines.map((line) => (
          <LinePicks key={line.line} line={line} location={shipment.location} onChoose={choose} />
        ))}
    </Stack>
  );
}

interface LinePicksProps {
  readonly line: ShipmentLine;
  readonly location: string;
  readonly onChoose: (key: string, pick: Pick) => void;
}

function LinePicks({ line, location, onChoose }: LinePicksProps) {
  const w = useWords();
  const { data } = useAsk<Page<BinPosition>>('bin-position.list', {
    product: line.sku,
    location,
    nonZero: true,
    limit: 100,
  });
  const places = data?.data.filter(({ availableToPick }) => Number(availableToPick) > 0) ?? [];
  return (
    <div>
      <Text size="sm" fw={600}>
        {quantityText(line.quantity)} × {line.sku}
      </Text>
      <Group gap="sm" mt={4}>
        {places.map(({ bin, lot, availableToPick }) => {
          const place = [bin, lot].filter(Boolean).join(' · ');
          const name = w('shipping.take', { sku: line.sku, bin: place });
          return (
            <TextInput
              key={place}
              label={place}
              aria-label={name}
              description={w('shipping.there', { quantity: quantityText(availableToPick) })}
              inputMode="decimal"
              w={140}
              onChange={(event) =>
                onChoose(`${line.line} ${place}`, {
                  line: line.line,
                  bin,
                  ...(lot && { lot }),
                  quantity: event.currentTarget.value.trim(),
                })
              }
            />
          );
        })}
      </Group>
    </div>
  );
}
