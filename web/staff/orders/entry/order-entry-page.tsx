import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import { Refused, type Wish } from '../../../ask/ask.ts';
import { useMay, useSignedIn } from '../../../ask/session.ts';
import { useAct } from '../../../ask/use-ask.ts';
import { amountText } from '../../../ui/figures.tsx';
import { Page } from '../../../ui/page.tsx';
import { PlanDialog } from '../../../ui/plan-dialog.tsx';
import { ProblemAlert, tellDone, tellProblem } from '../../../ui/problem-alert.tsx';
import { useWords } from '../../../words/words.ts';
import { draftAfter, filled, inputOf, totalsOf } from './draft.ts';
import { EntryGrid } from './entry-grid.tsx';
import { EntryHeader } from './entry-header.tsx';
import { forgetDraft, keepDraft, keptDraft } from './kept-draft.ts';
import { offersOf } from './pasted-rows.ts';

/** A new order, by keyboard: customer, products, quantities; saved, confirmed or planned. */
export default function OrderEntryPage() {
  const w = useWords();
  const navigate = useNavigate();
  const { organisation } = useSignedIn();
  const may = useMay('sales:write');
  const [draft, dispatch] = useReducer(draftAfter, null, keptDraft);
  const asked = (useSearch({ strict: false }) as { customer?: string }).customer;
  useEffect(() => {
    if (asked) dispatch({ what: 'header', header: { customer: asked } });
  }, [asked]);
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const [planned, setPlanned] = useState<Wish | null>(null);
  const saving = useAct<{ number: string }>();
  const { customer, channel, location } = draft.header;
  const scope = useMemo(() => JSON.stringify({ customer, channel, location }), [customer, channel, location]);
  useEffect(() => keepDraft(draft), [draft]);
  const done = (answer: unknown): void => {
    const { number } = answer as { number: string };
    forgetDraft();
    tellDone(w('entry.saved', { number }));
    void navigate({ to: `/orders/${encodeURIComponent(number)}` });
  };
  const wish = (confirm: boolean): Wish => ({
    command: 'sales-order.create',
    input: inputOf(draft, confirm),
  });
  const save = (confirm: boolean): void => saving.mutate(wish(confirm), { onSuccess: done });
  const onRows = useCallback(
    (text: string) =>
      void offersOf(text, JSON.parse(scope)).then((rows) => {
        dispatch({ what: 'paste', rows: rows.found });
        setUnknown(rows.unknown);
      }, tellProblem),
    [scope],
  );
  const isReady = may && customer !== '' && filled(draft).length > 0;
  const totals = totalsOf(draft, organisation.currency);
  const faults = useMemo(() => faultsOf(saving.error), [saving.error]);
  return (
    <Page title={w('entry.title')} lead={w('entry.hint')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl-Enter saves from wherever one is */}
      <div
        onKeyDown={(event) =>
          event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isReady && save(false)
        }
      >
        <Stack gap="md">
          {saving.error && <ProblemAlert error={saving.error} />}
          {unknown.length > 0 && (
            <Alert color="yellow" variant="light" role="alert">
              {w('entry.unknown', { skus: unknown.join(', ') })}
            </Alert>
          )}
          <EntryHeader header={draft.header} dispatch={dispatch} />
          <EntryGrid
            lines={draft.lines}
            currency={organisation.currency}
            scope={scope}
            faults={faults}
            dispatch={dispatch}
            onRows={onRows}
          />
          <Paper withBorder radius="md" p="md">
            <Group justify="space-between">
              <Group gap="lg">
                <Text size="sm">{w('entry.count', { count: filled(draft).length })}</Text>
                {(['value', 'tax', 'total'] as const).map((name) => (
                  <Text key={name} size="sm" fw={name === 'total' ? 650 : 400}>
                    {w(`entry.${name}`)} {amountText(totals[name], organisation.currency)}
                  </Text>
                ))}
              </Group>
              <Group gap="xs">
                <Button variant="subtle" onClick={() => dispatch({ what: 'clear' })}>
                  {w('entry.clear')}
                </Button>
                <Button variant="default" disabled={!isReady} onClick={() => setPlanned(wish(true))}>
                  {w('entry.plan')}
                </Button>
                <Button
                  variant="default"
                  disabled={!isReady}
                  loading={saving.isPending}
                  onClick={() => save(false)}
                >
                  {w('entry.save')}
                </Button>
                <Button disabled={!isReady} loading={saving.isPending} onClick={() => save(true)}>
                  {w('entry.saveAndConfirm')}
                </Button>
              </Group>
            </Group>
          </Paper>
        </Stack>
      </div>
      <PlanDialog
        wish={planned}
        title={w('entry.title')}
        verb={w('entry.saveAndConfirm')}
        onClose={() => setPlanned(null)}
        onDone={done}
      />
    </Page>
  );
}

/** `/lines/3/quantity: …` belongs to the fourth line. */
function faultsOf(error: unknown): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  if (!(error instanceof Refused)) return found;
  for (const { pointer, detail } of error.problem.errors ?? []) {
    const line = /^\/lines\/(\d+)/.exec(pointer)?.[1];
    if (line !== undefined) found.set(Number(line), detail);
  }
  return found;
}
