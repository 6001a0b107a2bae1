import { Box, Button, Group, Select, Stack, Switch, Text, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Wish } from '../../ask/ask.ts';
import { useSignedIn } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { Page } from '../../ui/page.tsx';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { CustomerSelect } from '../../ui/record-select.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';
import { type Allocations, AllocationTable, allocationsInput } from './allocation-table.tsx';
import type { Account } from './billing-types.ts';
import { one } from './list-filters.tsx';
import { MoneyFields, moneyInput, useMoneyDraft } from './money-fields.tsx';

/** Records what a customer paid, over as many invoices as it is for. */
export default function PaymentNewPage() {
  const w = useWords();
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const { organisation } = useSignedIn();
  const customer = one(filters, 'customer');
  const { data: account } = useAsk<Account>('customer.account', customer ? { ref: customer } : null);
  const { draft, edit } = useMoneyDraft('');
  const [notes, setNotes] = useState('');
  const [byHand, setByHand] = useState(false);
  const [allocations, setAllocations] = useState<Allocations>({});
  const [wish, setWish] = useState<Wish | null>(null);
  const currencies = (customer && account?.currencies.map((one) => one.currency)) || [];
  const [chosenCurrency, setCurrency] = useState('');
  const currency = currencies.find((one) => one === chosenCurrency) ?? currencies[0] ?? organisation.currency;
  const invoices = account?.openInvoices.filter((invoice) => invoice.currency === currency) ?? [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const chosen = byHand ? { allocations: allocationsInput(allocations) } : {};
    const input = { customer, currency, ...moneyInput(draft), ...(notes.trim() && { notes: notes.trim() }) };
    setWish({ command: 'payment.create', input: { ...input, ...chosen } });
  };
  return (
    <Page title={w('billing.newPayment')}>
      <Box component="form" onSubmit={submit} maw={760}>
        <Stack gap="sm">
          <CustomerSelect
            label={w('billing.customer')}
            value={customer}
            onChange={(ref) => {
              change({ customer: ref });
              setAllocations({});
            }}
            required
            autoFocus={!customer}
          />
          {currencies.length > 1 && (
            <Select
              label={w('billing.currency')}
              data={currencies}
              value={currency}
              onChange={(next) => next && setCurrency(next)}
              allowDeselect={false}
            />
          )}
          <MoneyFields draft={draft} edit={edit} currency={currency} />
          <Textarea
            label={w('billing.notes')}
            autosize
            minRows={1}
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
          />
          {customer && (
            <Switch
              label={w('billing.allocate.byHand')}
              checked={byHand}
              onChange={(event) => setByHand(event.currentTarget.checked)}
            />
          )}
          {customer && !byHand && (
            <Text size="sm" c="dimmed">
              {w('billing.allocate.byItself')}
            </Text>
          )}
          {customer && byHand && (
            <AllocationTable
              invoices={invoices}
              amount={draft.amount}
              currency={currency}
              allocations={allocations}
              onChange={setAllocations}
            />
          )}
          <Group>
            <Button type="submit" disabled={!customer || !draft.amount.trim()}>
              {w('form.look')}
            </Button>
          </Group>
        </Stack>
      </Box>
      <PlanDialog
        wish={wish}
        title={w('billing.act.pay')}
        verb={w('billing.verb.pay')}
        onClose={() => setWish(null)}
        onDone={(answer) =>
          void navigate({ to: `/billing/payments/${(answer as { number: string }).number}` })
        }
      />
    </Page>
  );
}
