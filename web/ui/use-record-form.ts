import { useState } from 'react';
import type { FieldFault } from '../../src/kernel/problem.ts';
import { Refused } from '../ask/ask.ts';
import { forget } from '../ask/asked.ts';
import { useAct } from '../ask/use-ask.ts';
import { useWords } from '../words/words.ts';
import { tellDone } from './problem-alert.tsx';
import { changed, type Field, type Value, type Values } from './record-fields.ts';

export interface Saving {
  /** The noun of its commands: `customer` is made by customer.create and changed by customer.update. */
  readonly kind: string;
  /** As the server answered it, with id and version; null for a new one. */
  readonly record: Values | null;
  /** There is only one of it, such as the organisation: it is named by no id. */
  readonly single?: boolean;
  /** The fields are inside this one: `letterhead` of the organisation. */
  readonly within?: string;
  /** Goes along with what is sent, whether anything else changed or not. */
  readonly along?: Values;
  /** With the record as it is now. */
  readonly onSaved?: (answer: Values) => void;
}

const NONE: readonly FieldFault[] = [];

/** What was entered over the record, kept apart from it, so that news of the record lose none of it. */
export function useRecordForm(
  fields: readonly Field[],
  { kind, record, single, within, along, onSaved }: Saving,
) {
  const w = useWords();
  const [edits, setEdits] = useState<Values>({});
  const [since, setSince] = useState<unknown>(null);
  const saving = useAct<Values>();
  const changes = changed(fields, record, edits);
  const isDirty = Object.keys(record ? changes : edits).length > 0;

  const edit = (name: string, value: Value): void => {
    if (!isDirty) setSince(record?.['version'] ?? null);
    if (saving.isSuccess) saving.reset();
    setEdits((all) => ({ ...all, [name]: value }));
  };
  const undo = (): void => {
    setEdits({});
    saving.reset();
  };
  const save = (): void => {
    if (!isDirty) return;
    const version = record?.['version'];
    saving.mutate(
      {
        command: `${kind}.${record ? 'update' : 'create'}`,
        input: { ...along, ...(within ? { [within]: changes } : changes) },
        ...(record && !single && { ref: String(record['id']) }),
        ...(typeof version === 'number' && { version }),
      },
      {
        onSuccess: (answer) => {
          setEdits({});
          tellDone(record ? w('form.saved') : w('form.created'));
          onSaved?.(answer);
        },
        // Somebody was faster: the fields that were not touched are to show what it is now.
        onError: (error) =>
          void (error instanceof Refused && error.kind === 'version/moved' && forget([kind])),
      },
    );
  };
  const { error } = saving;
  return {
    edits,
    edit,
    undo,
    save,
    isDirty,
    isSaving: saving.isPending,
    /** Since the last edit; what was saved may be left. */
    isSaved: saving.isSuccess,
    isMoved: isDirty && record !== null && since !== null && since !== record['version'],
    error,
    faults: faultsOf(error, within),
  };
}

/** Of fields inside another one, as if they were not. */
function faultsOf(error: unknown, within: string | undefined): readonly FieldFault[] {
  const all = (error instanceof Refused && error.problem.errors) || NONE;
  if (!within) return all;
  return all.map((fault) => ({ ...fault, pointer: fault.pointer.replace(`/${within}/`, '/') }));
}
