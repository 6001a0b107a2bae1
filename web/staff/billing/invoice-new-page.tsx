import { Box, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordSelect } from '../../ui/record-select.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';
import type { Order, OrderRow } from '../orders/order-types.ts';
import { InvoiceForm } from './invoice-form.tsx';
import { one } from './list-filters.tsx';

/** Invoices what is left of an order, or a part of it. */
export default function InvoiceNewPage() {
  const w = useWords();
  const [filters] = useFilters();
  const order = one(filters, 'order');
  return (
    <Page title={order ? w('billing.newInvoice', { order }) : w('billing.newInvoiceTitle')}>
      {order ? <OfOrder order={order} /> : <ChooseOrder />}
    </Page>
  );
}

function OfOrder({ order }: { order: string }) {
  const question = useAsk<Order>('sales-order.get', { ref: order });
  return <Answered question={question}>{(asked) => <InvoiceForm key={asked.id} order={asked} />}</Answered>;
}

function ChooseOrder() {
  const w = useWords();
  const [, change] = useFilters();
  const [order, setOrder] = useState('');
  return (
    <Box maw={420}>
      <Stack gap="sm">
        <RecordSelect<OrderRow>
          query="sales-order.list"
          label={w('billing.create.choose')}
          description={w('billing.create.chooseHint')}
          value={order}
          onChange={setOrder}
          refOf={({ number }) => number}
          show={({ number, customer }) => (
            <>
              <b>{number}</b> <bdi>{customer.name}</bdi>
            </>
          )}
          autoFocus
        />
        <Group>
          <Button disabled={!order} onClick={() => change({ order })}>
            {w('billing.create.take')}
          </Button>
        </Group>
      </Stack>
    </Box>
  );
}
