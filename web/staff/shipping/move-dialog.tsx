import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { shipmentCycle } from '../../../src/shipping/shipment.cycle.ts';
import type { Input } from '../../ask/ask.ts';
import { useAct } from '../../ask/use-ask.ts';
import type { Move } from '../../ui/move-menu.tsx';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { tellDone, tellProblem } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';
import { HandPicks, type Pick } from './hand-picks.tsx';
import { type DraftPackage, draftOf, PackageFields, packagesOf } from './package-fields.tsx';
import type { Shipment } from './shipping-types.ts';

interface MoveDialogProps {
  readonly shipment: Shipment;
  /** The move that is asked for; null for none. */
  readonly move: Move | null;
  readonly note?: string;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

export function MoveDialog({ shipment, move, ...rest }: MoveDialogProps) {
  return move && <Moving key={`${shipment.id} ${move.name}`} shipment={shipment} move={move} {...rest} />;
}

/** Packages and carrier are details: they are written once the move is done, which they never change. */
function Moving({ shipment, move, note, onClose, onDone }: MoveDialogProps & { move: Move }) {
  const w = useWords();
  const act = useAct();
  const [picks, setPicks] = useState<readonly Pick[]>([]);
  const [details, setDetails] = useState<Input>({});
  const { number } = shipment;
  const finish = (): void => {
    tellDone(w('shipping.done', { number, move: move.label }));
    if (Object.keys(details).length > 0)
      act.mutate({ command: 'shipment.update', ref: number, input: details }, { onError: tellProblem });
    onDone?.();
  };
  const rule = shipmentCycle.moves[move.name as 'ship'] as { destructive?: true };
  const isSaved = shipment.status === 'saved';
  return (
    <PlanDialog
      wish={{
        command: `shipment.${move.name}`,
        ref: number,
        version: shipment.version,
        input: { ...(picks.length > 0 && { picks }), ...(note && { note }) },
      }}
      title={`${move.label}: ${number}`}
      verb={move.label}
      {...(rule.destructive && { destructive: true })}
      onClose={onClose}
      onDone={finish}
    >
      {isSaved && ['commit', 'pick', 'pack', 'ship'].includes(move.name) && (
        <HandPicks shipment={shipment} onChange={setPicks} />
      )}
      {move.name === 'pack' && <Packing shipment={shipment} onChange={setDetails} />}
      {move.name === 'ship' && <Carrying shipment={shipment} onChange={setDetails} />}
    </PlanDialog>
  );
}

interface DetailProps {
  readonly shipment: Shipment;
  readonly onChange: (details: Input) => void;
}

function Packing({ shipment, onChange }: DetailProps) {
  const [drafts, setDrafts] = useState<readonly DraftPackage[]>(shipment.packages.map(draftOf));
  return (
    <PackageFields
      drafts={drafts}
      onChange={(next) => {
        setDrafts(next);
        onChange({ packages: packagesOf(next, shipment.packages) });
      }}
    />
  );
}

function Carrying({ shipment, onChange }: DetailProps) {
  const w = useWords();
  const [carrier, setCarrier] = useState(shipment.carrier ?? '');
  const [tracking, setTracking] = useState(shipment.tracking ?? '');
  const change = (next: { carrier: string; tracking: string }): void => {
    setCarrier(next.carrier);
    setTracking(next.tracking);
    onChange({ carrier: next.carrier || null, tracking: next.tracking || null });
  };
  return (
    <Group grow align="flex-start">
      <TextInput
        label={w('shipping.carrier')}
        maxLength={100}
        value={carrier}
        onChange={(event) => change({ carrier: event.currentTarget.value, tracking })}
      />
      <TextInput
        label={w('shipping.tracking')}
        maxLength={100}
        value={tracking}
        onChange={(event) => change({ carrier, tracking: event.currentTarget.value })}
      />
    </Group>
  );
}
