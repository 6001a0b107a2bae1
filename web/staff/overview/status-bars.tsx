import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { shipmentDriven } from '../../../src/sales/shipment-driven.cycle.ts';
import { statusDriven } from '../../../src/sales/status-driven.cycle.ts';
import { amountText } from '../../ui/figures.tsx';
import { mantineColour } from '../../ui/status-badge.tsx';
import { useWords } from '../../words/words.ts';
import { Card } from './card.tsx';
import classes from './overview.module.css';
import { type Colour, countText, type StatusFigure } from './overview-types.ts';

const LIVES = [
  { workflow: 'shipment-driven', label: 'overview.shipmentDriven', cycle: shipmentDriven },
  { workflow: 'status-driven', label: 'overview.statusDriven', cycle: statusDriven },
] as const;

/** How many orders stand in each status of both life cycles, and what they are worth. */
export function StatusBars({ statuses }: { statuses: readonly StatusFigure[] }) {
  const w = useWords();
  const most = Math.max(1, ...statuses.map(({ count }) => count));
  return (
    <Card title={w('overview.statuses')}>
      <Stack gap="sm">
        {LIVES.map(({ workflow, label, cycle }) => (
          <div key={workflow}>
            <Text size="xs" c="dimmed" mb={2}>
              {w(label)}
            </Text>
            {statuses
              .filter((figure) => figure.workflow === workflow)
              .map((figure) => (
                <StatusBar
                  key={figure.status}
                  figure={figure}
                  share={figure.count / most}
                  colour={(cycle.states as Record<string, { colour: Colour }>)[figure.status]?.colour}
                />
              ))}
          </div>
        ))}
      </Stack>
    </Card>
  );
}

function StatusBar({
  figure,
  share,
  colour,
}: {
  figure: StatusFigure;
  share: number;
  colour: Colour | undefined;
}) {
  return (
    <Link to="/orders" search={figure.filter as never} className={classes['row']}>
      <span>{figure.status}</span>
      <span
        className={classes['bar']}
        style={{ width: `${share * 100}%`, background: `var(--mantine-color-${mantineColour(colour)}-6)` }}
      />
      <b className="figures">{countText(figure)}</b>
      <span className={`figures clip ${classes['worth']}`}>
        {figure.values?.map(({ currency, value }) => amountText(value, currency)).join(' + ')}
      </span>
    </Link>
  );
}
