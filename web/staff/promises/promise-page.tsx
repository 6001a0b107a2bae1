import { Tabs } from '@mantine/core';
import { Page } from '../../ui/page.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';
import { PromiseQueue } from './promise-queue.tsx';
import { Shortages, SupplierShortages } from './shortages.tsx';

/** What is short, what to buy, and who is served first. */
export default function PromisePage() {
  const w = useWords();
  const [filters, change] = useFilters();
  // An address that names a product means its queue.
  const tab = String(filters['tab'] ?? (filters['product'] ? 'queue' : 'shortages'));
  return (
    <Page title={w('promises.title')} lead={w('promises.lead')}>
      <Tabs value={tab} onChange={(next) => change({ tab: next ?? undefined })} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="shortages">{w('promises.shortages')}</Tabs.Tab>
          <Tabs.Tab value="suppliers">{w('promises.suppliers')}</Tabs.Tab>
          <Tabs.Tab value="queue">{w('promises.queue')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="shortages" pt="md">
          <Shortages />
        </Tabs.Panel>
        <Tabs.Panel value="suppliers" pt="md">
          <SupplierShortages />
        </Tabs.Panel>
        <Tabs.Panel value="queue" pt="md">
          <PromiseQueue filters={filters} change={change} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
