import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words.ts';

export interface Figure {
  readonly label: string;
  readonly value: ReactNode;
  readonly hint?: string;
}

/** A few numbers side by side; those that are nothing are left out. */
export function FigureCards({ figures }: { figures: readonly Figure[] }) {
  const shown = figures.filter(
    ({ value }) => value !== 0 && value !== null && value !== undefined && value !== '',
  );
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, md: 6 }} spacing="sm" component="dl" m={0}>
      {shown.map(({ label, value, hint }) => (
        <Paper key={label} withBorder p="sm">
          <Text component="dt" size="xs" c="dimmed">
            {label}
          </Text>
          <Text
            component="dd"
            m={0}
            fw={650}
            fz={18}
            style={{ fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' }}
          >
            {typeof value === 'number' ? value.toLocaleString('en') : value}
          </Text>
          {hint && (
            <Text component="dd" m={0} size="xs" c="dimmed">
              {hint}
            </Text>
          )}
        </Paper>
      ))}
    </SimpleGrid>
  );
}

interface NamesProps {
  readonly label: string;
  readonly total: number;
  readonly first: readonly (string | number)[];
}

/** A list of names that may be long: its length and its beginning. */
export function Names({ label, total, first }: NamesProps) {
  const w = useWords();
  if (!total) return null;
  const shown = first.slice(0, 20);
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      <b>
        {label} ({total.toLocaleString('en')}):
      </b>{' '}
      <bdi>{shown.join(', ')}</bdi>
      {total > shown.length && ` ${w('imports.rehearsal.more', { count: total - shown.length })}`}
    </Text>
  );
}
