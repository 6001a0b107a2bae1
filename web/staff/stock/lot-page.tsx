import { Button, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { Wish } from '../../ask/ask.ts';
import { useMay } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Day, Quantity } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { tellDone } from '../../ui/problem-alert.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useRefOfPage } from '../../ui/use-ref.ts';
import { useWords } from '../../words/words.ts';
import { LotCustomers, LotMoves, LotRecall, LotStock } from './lot-parts.tsx';
import { Quarantined } from './position-parts.tsx';
import type { LotTrace } from './stock-types.ts';

export default function LotPage() {
  const w = useWords();
  const ref = useRefOfPage();
  const question = useAsk<LotTrace>('lot.trace', { ref });
  const lot = question.data;
  return (
    <Page
      title={lot?.number ?? ref}
      aside={lot?.quarantined && <Quarantined />}
      lead={
        lot && (
          <RecordLink kind="product" number={lot.product}>
            {lot.product} <bdi>{lot.name}</bdi>
          </RecordLink>
        )
      }
      actions={lot && <Quarantine lot={lot} />}
    >
      <Answered question={question}>
        {(trace) => (
          <>
            <Facts
              facts={[
                [w('stock.onHand'), <Quantity key="onHand" of={trace.onHand} />],
                [w('stock.committed'), <Quantity key="committed" of={trace.committed} />],
                [w('stock.onTheWay'), <Quantity key="onTheWay" of={trace.onTheWay} />],
                [w('stock.shipped'), <Quantity key="shipped" of={trace.shipped} />],
                [w('stock.expiresOn'), <Day key="expiresOn" of={trace.expiresOn} />],
              ]}
            />
            {!trace.complete && <Text c="dimmed">{w('stock.incomplete')}</Text>}
            <LotStock trace={trace} />
            <LotMoves title={w('stock.cameFrom')} none={w('stock.cameFromNone')} moves={trace.cameFrom} />
            <LotMoves title={w('stock.moved')} none={w('stock.movedNone')} moves={trace.moved} />
            <LotCustomers trace={trace} />
            <LotRecall of={trace.id} />
          </>
        )}
      </Answered>
    </Page>
  );
}

/** Keeps the lot from being picked, or lets it be picked again. */
function Quarantine({ lot }: { lot: LotTrace }) {
  const w = useWords();
  const may = useMay('stock:write');
  const [wish, setWish] = useState<Wish | null>(null);
  const verb = lot.quarantined ? 'release' : 'quarantine';
  return (
    <>
      <Tooltip label={w('stock.mayNot')} disabled={may}>
        <Button
          variant="default"
          data-disabled={!may || undefined}
          aria-disabled={!may}
          onClick={() => may && setWish({ command: `lot.${verb}`, ref: lot.id })}
        >
          {w(`stock.${verb}`)}
        </Button>
      </Tooltip>
      <PlanDialog
        wish={wish}
        title={`${w(`stock.${verb}`)}: ${lot.number}`}
        verb={w(`stock.${verb}`)}
        onClose={() => setWish(null)}
        onDone={() => tellDone(w(`stock.${verb}Done`, { number: lot.number }))}
      />
    </>
  );
}
