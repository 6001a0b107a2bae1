import { Tabs } from '@mantine/core';
import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { PaperButtons } from '../../ui/paper-buttons.tsx';
import { DocumentTimeline } from '../../ui/timeline.tsx';
import { useRefOfPage } from '../../ui/use-ref.ts';
import { useWords } from '../../words/words.ts';
import type { Invoice } from './billing-types.ts';
import { InvoiceHead } from './invoice-head.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { InvoiceMoney } from './invoice-money.tsx';
import { InvoiceMoves } from './invoice-moves.tsx';
import { InvoiceStatus } from './invoice-status.tsx';

export default function InvoicePage() {
  const question = useAsk<Invoice>('invoice.get', { ref: useRefOfPage() });
  const w = useWords();
  const invoice = question.data;
  const title = !invoice
    ? w('billing.invoice')
    : (invoice.number ?? w('billing.draftOf', { order: invoice.order }));
  return (
    <Page
      title={title}
      aside={invoice && <InvoiceStatus {...invoice} />}
      actions={
        invoice && (
          <>
            <InvoiceMoves invoice={invoice} />
            <PaperButtons kind="invoice" id={invoice.id} number={invoice.number} />
          </>
        )
      }
    >
      <Answered question={question}>{(asked) => <Shown invoice={asked} />}</Answered>
    </Page>
  );
}

function Shown({ invoice }: { invoice: Invoice }) {
  const w = useWords();
  return (
    <>
      <InvoiceHead invoice={invoice} />
      <Tabs defaultValue="lines" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="lines">{w('billing.lines')}</Tabs.Tab>
          <Tabs.Tab value="payments">{w('billing.payments')}</Tabs.Tab>
          <Tabs.Tab value="timeline">{w('billing.timeline')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="lines" pt="md">
          <InvoiceLines invoice={invoice} />
        </Tabs.Panel>
        <Tabs.Panel value="payments" pt="md">
          <InvoiceMoney invoice={invoice} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline" pt="md">
          <DocumentTimeline kind="invoice" id={invoice.id} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
