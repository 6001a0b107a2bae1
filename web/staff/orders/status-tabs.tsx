import { Tabs, Text } from '@mantine/core';
import { useAsk } from '../../ask/use-ask.ts';
import type { Filters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';

interface Counts {
  readonly data: readonly { readonly status: string; readonly count: number; readonly capped: boolean }[];
}

const ALL = 'all';
/** What counting does not look at: it answers every status, in no order. */
const ASIDE = ['status', 'sort', 'direction'];

/** The statuses of both life cycles with how many orders stand in each; counting stops at a thousand. */
export function StatusTabs({
  filters,
  onStatus,
}: {
  filters: Filters;
  onStatus: (status: string | undefined) => void;
}) {
  const w = useWords();
  const besides = Object.fromEntries(Object.entries(filters).filter(([name]) => !ASIDE.includes(name)));
  const { data } = useAsk<Counts>('sales-order.counts', besides);
  const { status } = filters;
  const at = typeof status === 'string' ? status : ALL;
  const shown = data?.data.filter(({ count, status: one }) => count > 0 || one === at) ?? [];
  return (
    <section style={{ overflowX: 'auto', flexShrink: 0 }} aria-label={w('orders.status')}>
      <Tabs value={at} onChange={(value) => onStatus(value === ALL || value === null ? undefined : value)}>
        <Tabs.List style={{ flexWrap: 'nowrap' }}>
          <Tabs.Tab value={ALL}>{w('orders.all')}</Tabs.Tab>
          {shown.map(({ status: one, count, capped }) => (
            <Tabs.Tab
              key={one}
              value={one}
              rightSection={
                <Text span size="xs" c="dimmed" className="figures">
                  {capped ? `${count}+` : count}
                </Text>
              }
            >
              {one}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
    </section>
  );
}
