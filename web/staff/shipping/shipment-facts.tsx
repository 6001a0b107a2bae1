import { Anchor, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Day, quantityText } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import type { Shipment } from './shipping-types.ts';

export function ShipmentFacts({ shipment }: { shipment: Shipment }) {
  const w = useWords();
  return (
    <Paper withBorder p="md" radius="md">
      <Stack gap="sm">
        <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
          <Fact label={w('shipping.customer')}>
            <Anchor
              component={Link}
              to={`/customers/${encodeURIComponent(shipment.customer.number)}`}
              size="sm"
            >
              <bdi>{shipment.customer.name}</bdi>
            </Anchor>
          </Fact>
          <Fact label={w('shipping.mustArriveBy')}>
            <Day of={shipment.mustArriveBy} />
          </Fact>
          <Fact label={w('shipping.committedOn')}>
            <Day of={shipment.committedOn} />
          </Fact>
          <Fact label={w('shipping.shippedOn')}>
            <Day of={shipment.shippedOn} />
          </Fact>
          <Fact label={w('shipping.carrier')}>
            <bdi>{shipment.carrier ?? '–'}</bdi>
          </Fact>
          <Fact label={w('shipping.tracking')}>
            <bdi>{shipment.tracking ?? '–'}</bdi>
          </Fact>
        </SimpleGrid>
        <Fact label={w('shipping.shipTo')}>
          <Address of={shipment.shipTo} />
        </Fact>
        {shipment.notes && (
          <Fact label={w('shipping.notes')}>
            <bdi style={{ whiteSpace: 'pre-wrap' }}>{shipment.notes}</bdi>
          </Fact>
        )}
        <Packages shipment={shipment} />
      </Stack>
    </Paper>
  );
}

export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
    <Text component="div" size="sm" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Text>
  </div>
);

function Address({ of }: { of: Shipment['shipTo'] }) {
  if (!of) return <>–</>;
  const place = [of['postalCode'], of['city'], of['region']].filter(Boolean).join(' ');
  const lines = [of['name'], ...((of['lines'] as readonly string[] | undefined) ?? []), place, of['country']];
  return lines.filter(Boolean).map((line) => (
    <bdi key={String(line)} style={{ display: 'block' }}>
      {String(line)}
    </bdi>
  ));
}

function Packages({ shipment }: { shipment: Shipment }) {
  const w = useWords();
  return (
    <div>
      <Title order={2} fz="sm" mb={4}>
        {w('shipping.packages')}
      </Title>
      {shipment.packages.length === 0 && (
        <Text size="sm" c="dimmed">
          {w('shipping.packagesNone')}
        </Text>
      )}
      {shipment.packages.map(({ number, weight, tracking }) => (
        <Text key={number} size="sm">
          <b>{w('shipping.package', { number })}</b>{' '}
          <bdi>{[weight && quantityTextOr(weight), tracking].filter(Boolean).join(' · ')}</bdi>
        </Text>
      ))}
    </div>
  );
}

/** A weight is text: a number is set as one, anything else stays as it was written. */
const quantityTextOr = (text: string): string => (/^\d+(\.\d+)?$/.test(text) ? quantityText(text) : text);
