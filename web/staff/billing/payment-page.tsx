import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { DocumentTimeline } from '../../ui/timeline.tsx';
import { useRefOfPage } from '../../ui/use-ref.ts';
import { useWords } from '../../words/words.ts';
import type { Payment } from './billing-types.ts';
import { CreditMoves } from './credit-moves.tsx';
import { CreditFacts, CreditUses } from './credit-uses.tsx';
import { methodText } from './method-select.tsx';

export default function PaymentPage() {
  const w = useWords();
  const ref = useRefOfPage();
  const question = useAsk<Payment>('payment.get', { ref });
  return (
    <Page title={ref} actions={question.data && <CreditMoves kind="payment" credit={question.data} />}>
      <Answered question={question}>
        {(payment) => (
          <>
            <CreditFacts
              credit={payment}
              own={[
                [w('billing.method'), methodText(payment.method)],
                [w('billing.reference'), payment.reference && <bdi>{payment.reference}</bdi>],
                [w('billing.notes'), payment.notes && <bdi>{payment.notes}</bdi>],
              ]}
            />
            <CreditUses kind="payment" credit={payment} />
            <PagePart title={w('billing.timeline')}>
              <DocumentTimeline kind="payment" id={payment.id} />
            </PagePart>
          </>
        )}
      </Answered>
    </Page>
  );
}
