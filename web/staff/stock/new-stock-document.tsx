import { Alert, Button, Group, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Input, Wish } from '../../ask/ask.ts';
import { useMay } from '../../ask/session.ts';
import { Page } from '../../ui/page.tsx';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { tellDone } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { emptyDraft, type GoodsDraft, type GoodsField, GoodsLines, goodsOf } from './goods-lines.tsx';

interface NewStockDocumentProps {
  readonly noun: 'receipt' | 'adjustment' | 'transfer';
  readonly title: string;
  readonly lead?: ReactNode;
  /** Where the document is shown once it is booked. */
  readonly place: string;
  readonly fields: readonly GoodsField[];
  readonly location: string;
  /** What is asked above the lines, as it is sent. */
  readonly head: Input;
  readonly children: ReactNode;
}

/** A head and lines that move stock: shown as a plan first, booked when told to. */
export function NewStockDocument(props: NewStockDocumentProps) {
  const { noun, title, lead, place, fields, location, head, children } = props;
  const w = useWords();
  const navigate = useNavigate();
  const mayMove = useMay('stock:write');
  const [drafts, setDrafts] = useState<readonly GoodsDraft[]>(() => [emptyDraft()]);
  const [wish, setWish] = useState<Wish | null>(null);
  const lines = goodsOf(drafts, fields);
  const review = (event: FormEvent): void => {
    event.preventDefault();
    const given = Object.fromEntries(Object.entries(head).filter(([, value]) => value !== ''));
    setWish({ command: `${noun}.create`, input: { ...given, lines } });
  };
  const leave = (answer: unknown): void => {
    const { number } = answer as { number: string };
    tellDone(w('stockWork.saved', { number }));
    void navigate({ to: `${place}/${encodeURIComponent(number)}` });
  };
  return (
    <Page title={title} lead={lead}>
      {!mayMove && <Alert color="yellow">{w('stockWork.noRight')}</Alert>}
      <form onSubmit={review}>
        <Stack gap="lg">
          <Group gap="sm" align="flex-start">
            {children}
          </Group>
          <GoodsLines drafts={drafts} fields={fields} location={location} onChange={setDrafts} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => void navigate({ to: place })}>
              {w('app.cancel')}
            </Button>
            <Button type="submit" disabled={!mayMove || lines.length === 0}>
              {w('stockWork.review')}
            </Button>
          </Group>
        </Stack>
      </form>
      <PlanDialog
        wish={wish}
        title={title}
        verb={w('stockWork.book')}
        onClose={() => setWish(null)}
        onDone={leave}
      />
    </Page>
  );
}
