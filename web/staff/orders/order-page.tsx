import { Alert, Grid, Paper, Stack, Tabs } from '@mantine/core';
import { IconFlag, IconHandStop } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords } from '../../words/words.ts';
import { OrderDetails } from './order-details.tsx';
import { OrderHanging } from './order-hanging.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderMoves } from './order-moves.tsx';
import { OrderStepper } from './order-stepper.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import type { Order } from './order-types.ts';

/** One order: where it stands, what can be done next, and everything that hangs on it. */
export default function OrderPage() {
  const { ref } = useParams({ strict: false }) as { ref: string };
  const answer = useAsk<Order>('sales-order.get', { ref });
  return <Answered question={answer}>{(order) => <OrderShown order={order} />}</Answered>;
}

function OrderShown({ order }: { order: Order }) {
  const w = useWords();
  return (
    <Page
      title={order.number}
      aside={<StatusBadge status={order.status} {...(order.colour && { colour: order.colour })} size="lg" />}
      lead={<bdi>{order.customer.name}</bdi>}
      actions={<OrderMoves order={order} />}
    >
      <OrderStepper order={order} />
      <Notices order={order} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 9 }}>
          <Paper withBorder radius="md" p="md">
            <Tabs defaultValue="lines" keepMounted={false}>
              <Tabs.List mb="md">
                <Tabs.Tab value="lines">{w('order.lines')}</Tabs.Tab>
                <Tabs.Tab value="hanging">{w('order.hanging')}</Tabs.Tab>
                <Tabs.Tab value="details">{w('order.details')}</Tabs.Tab>
                <Tabs.Tab value="timeline">{w('order.timeline')}</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="lines">
                <OrderLines order={order} />
              </Tabs.Panel>
              <Tabs.Panel value="hanging">
                <OrderHanging order={order} />
              </Tabs.Panel>
              <Tabs.Panel value="details">
                <OrderDetails order={order} />
              </Tabs.Panel>
              <Tabs.Panel value="timeline">
                <OrderTimeline order={order} />
              </Tabs.Panel>
            </Tabs>
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 3 }}>
          <OrderMoney order={order} />
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function Notices({ order }: { order: Order }) {
  const w = useWords();
  const { hold, flags } = order;
  if (!hold && !flags.length) return null;
  return (
    <Stack gap="xs">
      {hold && (
        <Alert color="orange" variant="light" icon={<IconHandStop />} title={w('order.held')}>
          <bdi>{typeof hold === 'string' ? hold : Object.values(hold).filter(Boolean).join(' · ')}</bdi>
        </Alert>
      )}
      {flags.length > 0 && (
        <Alert color="yellow" variant="light" icon={<IconFlag />} title={w('order.flagged')}>
          {flags
            .map((flag) => (typeof flag === 'string' ? flag : Object.values(flag).join(': ')))
            .join(' · ')}
        </Alert>
      )}
    </Stack>
  );
}
