import { Alert, Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Wish } from '../../ask/ask.ts';
import { useMay } from '../../ask/session.ts';
import { Page } from '../../ui/page.tsx';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { tellDone } from '../../ui/problem-alert.tsx';
import { LocationSelect, SupplierSelect } from '../../ui/record-select.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';
import { addressOfRecord } from '../shell/record-address.ts';
import { emptyDraft, type GoodsDraft, GoodsLines, goodsOf } from '../stock/goods-lines.tsx';

const FIELDS = ['product', 'quantity', 'unitCost'] as const;

/** The address may name what is to be bought: `product`, `quantity`, `supplier`, `location`. */
export default function NewPurchasePage() {
  const w = useWords();
  const navigate = useNavigate();
  const mayBuy = useMay('purchasing:write');
  const [given] = useFilters();
  const said = (name: string): string => String(given[name] ?? '');
  const [head, setHead] = useState({
    supplier: said('supplier'),
    location: said('location'),
    expectedOn: '',
    reference: '',
  });
  const [issue, setIssue] = useState(false);
  const [drafts, setDrafts] = useState<readonly GoodsDraft[]>(() => [
    { ...emptyDraft(), product: said('product'), quantity: said('quantity') },
  ]);
  const [wish, setWish] = useState<Wish | null>(null);
  const lines = goodsOf(drafts, FIELDS);
  const set = (part: Partial<typeof head>): void => setHead({ ...head, ...part });
  const review = (event: FormEvent): void => {
    event.preventDefault();
    const filled = Object.fromEntries(Object.entries(head).filter(([, value]) => value !== ''));
    setWish({ command: 'purchase-order.create', input: { ...filled, lines, ...(issue && { issue }) } });
  };
  const leave = (answer: unknown): void => {
    const { number } = answer as { number: string };
    tellDone(w('purchasing.saved', { number }));
    void navigate({ to: addressOfRecord('purchase-order', number) });
  };
  return (
    <Page title={w('purchasing.new')}>
      {!mayBuy && <Alert color="yellow">{w('purchasing.noRight')}</Alert>}
      <form onSubmit={review}>
        <Stack gap="lg">
          <Group gap="sm" align="flex-start">
            <SupplierSelect
              label={w('purchasing.supplier')}
              description={w('purchasing.supplierHint')}
              value={head.supplier}
              onChange={(supplier) => set({ supplier })}
              clearable
            />
            <LocationSelect
              label={w('purchasing.location')}
              description={w('purchasing.locationHint')}
              value={head.location}
              onChange={(location) => set({ location })}
              clearable
            />
            <TextInput
              type="date"
              label={w('purchasing.expectedOn')}
              description={w('purchasing.expectedHint')}
              value={head.expectedOn}
              onChange={(event) => set({ expectedOn: event.currentTarget.value })}
            />
            <TextInput
              label={w('purchasing.reference')}
              value={head.reference}
              onChange={(event) => set({ reference: event.currentTarget.value })}
            />
          </Group>
          <GoodsLines drafts={drafts} fields={FIELDS} location={head.location} onChange={setDrafts} />
          <Switch
            label={w('purchasing.issueAtOnce')}
            checked={issue}
            onChange={(event) => setIssue(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => void navigate({ to: '/purchasing' })}>
              {w('app.cancel')}
            </Button>
            <Button type="submit" disabled={!mayBuy || lines.length === 0}>
              {w('form.look')}
            </Button>
          </Group>
        </Stack>
      </form>
      <PlanDialog
        wish={wish}
        title={w('purchasing.new')}
        verb={w('purchasing.create')}
        onClose={() => setWish(null)}
        onDone={leave}
      />
    </Page>
  );
}
