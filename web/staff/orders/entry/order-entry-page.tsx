import { Alert, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import type { Wish } from '../../../ask/ask.ts';
import { useMay, useSignedIn } from '../../../ask/session.ts';
import { useAct } from '../../../ask/use-ask.ts';
import { Page } from '../../../ui/page.tsx';
import { PlanDialog } from '../../../ui/plan-dialog.tsx';
import { ProblemAlert, tellDone, tellProblem } from '../../../ui/problem-alert.tsx';
import { useWords } from '../../../words/words.ts';
import { draftAfter, filled } from './draft.ts';
import { EntryFoot } from './entry-foot.tsx';
import { EntryGrid } from './entry-grid.tsx';
import { EntryHeader } from './entry-header.tsx';
import { headerFaults, lineFaults } from './faults.ts';
import { forgetDraft, keepDraft, keepNow, keptDraft } from './kept-draft.ts';
import { inputOf } from './order-input.ts';
import { offersOf } from './pasted-rows.ts';
import { useFreshOffers, useWorkflow } from './use-terms.ts';

/** A new order, by keyboard: customer, products, quantities; saved, made binding or planned. */
export default function OrderEntryPage() {
  const w = useWords();
  const navigate = useNavigate();
  const { organisation } = useSignedIn();
  const may = useMay('sales:write');
  const [draft, dispatch] = useReducer(draftAfter, null, keptDraft);
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const [planned, setPlanned] = useState<Wish | null>(null);
  const [sentKeys, setSentKeys] = useState<readonly number[]>([]);
  const saving = useAct<{ number: string }>();
  const workflow = useWorkflow(draft.header);
  const { customer, channel, location } = draft.header;
  const scope = useMemo(() => JSON.stringify({ customer, channel, location }), [customer, channel, location]);
  useAskedCustomer((asked) => dispatch({ what: 'header', header: { customer: asked } }));
  useFreshOffers(draft, scope, dispatch);
  useEffect(() => keepDraft(draft), [draft]);
  useEffect(() => {
    window.addEventListener('pagehide', keepNow);
    return () => {
      window.removeEventListener('pagehide', keepNow);
      keepNow();
    };
  }, []);
  const plain = useMemo(() => ({ currency: organisation.currency, pricesIncludeTax: false }), [organisation]);
  const terms = draft.terms ?? plain;
  const isReady = may && customer !== '' && filled(draft).length > 0;

  const done = (answer: unknown): void => {
    const { number } = answer as { number: string };
    dispatch({ what: 'clear' });
    forgetDraft();
    tellDone(w('entry.saved', { number }));
    void navigate({ to: `/orders/${encodeURIComponent(number)}` });
  };
  const wish = (binding: boolean): Wish => ({
    command: 'sales-order.create',
    input: inputOf(draft, binding, workflow),
    key: draft.id,
  });
  const save = (binding: boolean): void => {
    if (!isReady || saving.isPending) return;
    setSentKeys(filled(draft).map(({ key }) => key));
    saving.mutate(wish(binding), { onSuccess: done });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) save(false);
  };
  const onRows = useCallback(
    (text: string) =>
      void offersOf(text, JSON.parse(scope)).then(({ found, unknown: lost, terms: of }) => {
        dispatch({ what: 'paste', rows: found, terms: of });
        setUnknown(lost);
      }, tellProblem),
    [scope],
  );
  const faults = useMemo(() => lineFaults(saving.error, sentKeys), [saving.error, sentKeys]);
  const clear = (): void => {
    dispatch({ what: 'clear' });
    saving.reset();
  };
  return (
    <Page title={w('entry.title')} lead={w('entry.hint')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl-Enter saves from wherever one is */}
      <div onKeyDown={onKeyDown}>
        <Stack gap="md">
          {saving.error && <ProblemAlert error={saving.error} />}
          {unknown.length > 0 && (
            <Alert color="yellow" variant="light" role="alert">
              {w('entry.unknown', { skus: unknown.join(', ') })}
            </Alert>
          )}
          <EntryHeader header={draft.header} faults={headerFaults(saving.error)} dispatch={dispatch} />
          <EntryGrid
            lines={draft.lines}
            terms={terms}
            scope={scope}
            faults={faults}
            dispatch={dispatch}
            onRows={onRows}
          />
          <EntryFoot
            draft={draft}
            terms={terms}
            workflow={workflow}
            isReady={isReady}
            isSaving={saving.isPending}
            onClear={clear}
            onPlan={() => setPlanned(wish(true))}
            onSave={save}
          />
        </Stack>
      </div>
      <PlanDialog
        wish={planned}
        title={w('entry.title')}
        verb={workflow === 'shipment-driven' ? w('entry.saveAndConfirm') : w('entry.saveAsEntered')}
        onClose={() => setPlanned(null)}
        onDone={done}
      />
    </Page>
  );
}

/** `/orders/new?customer=C-000001`, as the page of a customer leads here. */
function useAskedCustomer(take: (customer: string) => void): void {
  const { customer } = useSearch({ strict: false }) as { customer?: string };
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken once, when the address says it
  useEffect(() => {
    if (customer) take(customer);
  }, [customer]);
}
