import { Anchor, Center, Group, Loader, Paper, Stack, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { Day } from '../../ui/figures.tsx';
import { type Move, MoveButton } from '../../ui/move-menu.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { DocumentTimeline } from '../../ui/timeline.tsx';
import { useWords } from '../../words/words.ts';
import { Fact } from '../shipping/shipment-facts.tsx';
import { CloseTransfer, ReceiveTransfer } from './transfer-dialogs.tsx';
import { TransferLines } from './transfer-lines.tsx';
import type { Transfer } from './work-types.ts';

const back = (label: string) => (
  <Anchor component={Link} to="/stock/transfers" size="sm" underline="always">
    {label}
  </Anchor>
);

export default function TransferPage() {
  const { ref } = useParams({ strict: false }) as { ref: string };
  const w = useWords();
  const { data, error, refetch } = useAsk<Transfer>('transfer.get', { ref });
  if (error && !data)
    return (
      <Page title={w('stockWork.transferNotThere')} lead={back(w('stockWork.back'))}>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data)
    return (
      <Center h="60dvh">
        <Loader aria-label={w('list.loading')} />
      </Center>
    );
  return <TransferShown transfer={data} />;
}

function TransferShown({ transfer }: { transfer: Transfer }) {
  const w = useWords();
  const mayMove = useMay('stock:write');
  const [asked, ask] = useState<Move | null>(null);
  const close = (): void => ask(null);
  const moves = mayMove
    ? transfer.moves
    : transfer.moves.map((move) => ({ ...move, allowed: false, reason: w('stockWork.noRight') }));
  return (
    <Page
      title={transfer.number}
      aside={<StatusBadge status={transfer.status} colour={transfer.colour} />}
      lead={
        <>
          {transfer.from} → {transfer.to} · {back(w('stockWork.back'))}
        </>
      }
      actions={moves.map((move) => (
        <MoveButton
          key={move.name}
          move={move}
          onMove={ask}
          {...(move.name !== 'receive' && { variant: 'default' })}
        />
      ))}
    >
      <Paper withBorder p="md" radius="md">
        <Group gap="xl">
          <Fact label={w('stockWork.day')}>
            <Day of={transfer.day} />
          </Fact>
          <Fact label={w('stockWork.expectedOn')}>
            <Day of={transfer.expectedOn} />
          </Fact>
          {transfer.note && (
            <Fact label={w('stockWork.note')}>
              <bdi>{transfer.note}</bdi>
            </Fact>
          )}
        </Group>
      </Paper>
      <TransferLines transfer={transfer} />
      <Stack gap="sm">
        <Title order={2} fz="md">
          {w('stockWork.timeline')}
        </Title>
        <DocumentTimeline kind="transfer" id={transfer.number} />
      </Stack>
      {asked?.name === 'receive' && <ReceiveTransfer transfer={transfer} onClose={close} />}
      {asked?.name === 'close' && <CloseTransfer transfer={transfer} onClose={close} />}
    </Page>
  );
}
