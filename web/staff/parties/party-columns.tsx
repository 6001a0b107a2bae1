import type { Column } from '../../ui/record-list.tsx';
import { words } from '../../words/words.ts';
import { masterColumns } from '../records/master-columns.tsx';
import { KINDS, type PartyKind, type PartyRecord } from './party-types.ts';

/** Number, name and how to reach them; `own` are the columns that only one kind has. */
export const partyColumns = <T extends PartyRecord>(
  kind: PartyKind,
  own: readonly Column<T>[],
): readonly Column<T>[] =>
  masterColumns<T>(KINDS[kind], words('parties.number'), [
    ...own,
    { id: 'email', label: words('parties.email'), width: 230, cell: ({ email }) => email },
    { id: 'phone', label: words('parties.phone'), width: 140, cell: ({ phone }) => phone },
  ]);
