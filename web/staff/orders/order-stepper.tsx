import { Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Cycle } from '../../../src/lifecycle/cycle.ts';
import { shipmentDriven } from '../../../src/sales/shipment-driven.cycle.ts';
import { statusDriven } from '../../../src/sales/status-driven.cycle.ts';
import { dayText } from '../../ui/figures.tsx';
import { mantineColour } from '../../ui/status-badge.tsx';
import type { Order } from './order-types.ts';

/** The walk of the order's own life cycle: what is behind it, where it is, what is ahead; an off-ramp where it took one. */
export function OrderStepper({ order }: { order: Order }) {
  const cycle = (order.workflow === 'status-driven' ? statusDriven : shipmentDriven) as Cycle;
  const walk = Object.entries(cycle.states)
    .filter(([, { rank }]) => rank !== undefined)
    .sort(([, a], [, b]) => (a.rank as number) - (b.rank as number));
  const at = cycle.states[order.disputedFrom ?? order.status]?.rank ?? 0;
  const isOff = cycle.states[order.status]?.rank === undefined;
  const steps = isOff ? [...walk, [order.status, cycle.states[order.status]] as const] : walk;
  return (
    <Group
      component="ol"
      gap={0}
      m={0}
      p={0}
      wrap="wrap"
      style={{ listStyle: 'none' }}
      aria-label={cycle.name}
    >
      {steps.map(([status, rule], i) => {
        const isHere = status === order.status;
        const isBehind = rule?.rank !== undefined && rule.rank < at;
        const shade = `var(--mantine-color-${mantineColour(rule?.colour)}-6)`;
        return (
          <Group key={status} component="li" gap={6} wrap="nowrap" aria-current={isHere ? 'step' : undefined}>
            {i > 0 && (
              <span
                aria-hidden="true"
                style={{
                  width: 22,
                  height: 2,
                  marginLeft: 6,
                  background: 'var(--mantine-color-default-border)',
                }}
              />
            )}
            <span
              aria-hidden="true"
              style={{
                display: 'inline-flex',
                width: 16,
                height: 16,
                borderRadius: 8,
                color: '#fff',
                background: isHere || isBehind ? shade : 'transparent',
                border: `2px solid ${isHere || isBehind ? shade : 'var(--mantine-color-default-border)'}`,
              }}
            >
              {isBehind && <IconCheck size={12} stroke={3} />}
            </span>
            <Text size="sm" fw={isHere ? 650 : 400} c={isHere ? undefined : 'dimmed'}>
              {status}
              {order.dates[status] && (
                <Text span size="xs" c="dimmed" ml={4} visibleFrom="md">
                  {dayText(order.dates[status])}
                </Text>
              )}
            </Text>
          </Group>
        );
      })}
    </Group>
  );
}
