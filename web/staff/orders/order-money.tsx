import { Divider, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Amount } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import type { Order } from './order-types.ts';

/** What the order is worth, what is owed on it and what it earns. */
export function OrderMoney({ order }: { order: Order }) {
  const w = useWords();
  const { currency, charges, addOns } = order;
  const row = (label: string, of: string, strong?: boolean) => (
    <Group justify="space-between" gap="xs" key={label}>
      <Text size="sm" c={strong ? undefined : 'dimmed'} fw={strong ? 650 : 400}>
        {label}
      </Text>
      <Text size="sm" fw={strong ? 650 : 400}>
        <Amount of={of} currency={currency} />
      </Text>
    </Group>
  );
  return (
    <Paper withBorder radius="md" p="md" component="section" aria-label={w('order.money')}>
      <Title order={2} fz="md" mb="xs">
        {w('order.money')}
      </Title>
      <Stack gap={4}>
        {row(w('order.value'), order.value)}
        {Number(charges.shipping) !== 0 && row(w('order.shippingCharge'), charges.shipping)}
        {Number(charges.other) !== 0 && row(w('order.otherCharge'), charges.other)}
        {row(w('order.tax'), order.tax)}
        {row(w('order.total'), order.total, true)}
        <Divider my={4} />
        <Text size="sm">
          {order.invoiceStatus}, {order.paymentStatus}
        </Text>
        {row(w('order.owed'), order.owed)}
        {Number(order.deposit) !== 0 && row(w('order.deposit'), order.deposit)}
        <Divider my={4} />
        {row(w('order.costOfGoods'), order.costOfGoods)}
        {Number(order.fee) !== 0 && row(w('order.fee'), order.fee)}
        {addOns && row(w('order.addOns'), addOns.total)}
        {row(w('order.margin'), order.margin, true)}
      </Stack>
    </Paper>
  );
}
