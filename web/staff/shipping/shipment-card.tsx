import { Anchor, Card, Checkbox, Group, List, Text } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useAsk } from '../../ask/use-ask.ts';
import { Day, quantityText, useToday } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import { CardMoves } from './card-moves.tsx';
import type { Shipment, ShipmentHead } from './shipping-types.ts';

interface ShipmentCardProps {
  readonly head: ShipmentHead;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
}

/** A card asks for its lines and moves once it is seen: a board may hold hundreds. */
export function ShipmentCard({ head, isSelected, onToggle }: ShipmentCardProps) {
  const w = useWords();
  const { ref, entry } = useIntersection({ threshold: 0.1 });
  const [wasSeen, setWasSeen] = useState(false);
  useEffect(() => {
    if (entry?.isIntersecting) setWasSeen(true);
  }, [entry]);
  const { data: shipment } = useAsk<Shipment>('shipment.get', wasSeen ? { ref: head.number } : null);
  return (
    <Card ref={ref} withBorder padding="sm" radius="md" style={{ flex: 'none' }}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Anchor component={Link} to={`/shipping/${encodeURIComponent(head.number)}`} fw={650} size="sm">
          {head.number}
        </Anchor>
        <Checkbox
          size="xs"
          checked={isSelected}
          onChange={onToggle}
          aria-label={w('shipping.select', { number: head.number })}
        />
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <bdi>{head.customer.name}</bdi>
      </Text>
      <Text size="xs" c="dimmed">
        <Anchor component={Link} to={`/orders/${encodeURIComponent(head.order)}`} inherit underline="always">
          {head.order}
        </Anchor>{' '}
        · {head.location}
        {head.carrier && (
          <>
            {' '}
            · <bdi>{head.carrier}</bdi>
          </>
        )}
      </Text>
      <When head={head} />
      <CardLines shipment={shipment} />
      {shipment && <CardMoves shipment={shipment} />}
    </Card>
  );
}

function When({ head }: { head: ShipmentHead }) {
  const w = useWords();
  const today = useToday();
  const isShipped = head.status === 'shipped';
  const day = isShipped ? head.shippedOn : head.mustArriveBy;
  if (!day) return null;
  const isLate = !isShipped && day < today;
  return (
    <Text size="xs" c={isLate ? 'var(--mantine-color-error)' : 'dimmed'} fw={isLate ? 650 : undefined}>
      {w(isShipped ? 'shipping.shippedOn' : 'shipping.mustArriveBy')} <Day of={day} />
      {isLate && ` · ${w('shipping.late')}`}
    </Text>
  );
}

const FIRST = 3;

function CardLines({ shipment }: { shipment: Shipment | undefined }) {
  const w = useWords();
  if (!shipment) return null;
  const { lines } = shipment;
  return (
    <List listStyleType="none" size="xs" my={6} aria-label={w('shipping.lines', { count: lines.length })}>
      {lines.slice(0, FIRST).map((line) => (
        <List.Item key={line.line}>
          <b className="figures">{quantityText(line.quantity)}</b> × {line.sku}
        </List.Item>
      ))}
      {lines.length > FIRST && (
        <List.Item c="dimmed">{w('shipping.moreLines', { count: lines.length - FIRST })}</List.Item>
      )}
    </List>
  );
}
