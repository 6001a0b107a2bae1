import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { Amount, Quantity } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { PaperButtons } from '../../ui/paper-buttons.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { DocumentTimeline } from '../../ui/timeline.tsx';
import { useRefOfPage } from '../../ui/use-ref.ts';
import { useWords } from '../../words/words.ts';
import type { CreditNote } from './billing-types.ts';
import { CreditMoves } from './credit-moves.tsx';
import { CreditFacts, CreditUses } from './credit-uses.tsx';

export default function CreditNotePage() {
  const ref = useRefOfPage();
  const question = useAsk<CreditNote>('credit-note.get', { ref });
  const note = question.data;
  return (
    <Page
      title={ref}
      actions={
        note && (
          <>
            <CreditMoves kind="credit-note" credit={note} />
            <PaperButtons kind="credit-note" id={note.id} number={note.number} />
          </>
        )
      }
    >
      <Answered question={question}>{(asked) => <Shown note={asked} />}</Answered>
    </Page>
  );
}

function Shown({ note }: { note: CreditNote }) {
  const w = useWords();
  const { currency } = note;
  return (
    <>
      <CreditFacts
        credit={note}
        own={[
          [w('billing.invoice'), <RecordLink key="invoice" kind="invoice" number={note.invoice} />],
          [w('billing.reason'), <bdi key="reason">{note.reason}</bdi>],
          [w('billing.restocked'), note.restocked ? w('billing.yes') : w('billing.no')],
          [w('billing.tax'), <Amount key="tax" of={note.tax} currency={currency} />],
        ]}
      />
      <PagePart title={w('billing.lines')}>
        <FigureTable
          label={w('billing.lines')}
          rows={note.lines}
          keyOf={({ line }) => String(line)}
          none={w('billing.amountAlone')}
          cols={[
            {
              label: w('billing.product'),
              cell: ({ product, name }) => (
                <>
                  <RecordLink kind="product" number={product} strong /> <bdi>{name}</bdi>
                </>
              ),
            },
            { label: w('billing.quantity'), right: true, cell: ({ quantity }) => <Quantity of={quantity} /> },
            {
              label: w('billing.tax'),
              right: true,
              cell: ({ tax }) => <Amount of={tax} currency={currency} />,
            },
            {
              label: w('billing.amount'),
              right: true,
              cell: ({ amount }) => <Amount of={amount} currency={currency} />,
            },
          ]}
        />
      </PagePart>
      <CreditUses kind="credit-note" credit={note} />
      <PagePart title={w('billing.timeline')}>
        <DocumentTimeline kind="credit-note" id={note.id} />
      </PagePart>
    </>
  );
}
