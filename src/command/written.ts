import type { Id } from '../kernel/id.ts';
import type { Entry } from '../ledger/entry.ts';
import type { OutsideEvent, TimelineNote } from './command.ts';

/** Who wrote it, by which command, when: shared by all that one command writes. */
export interface Stamp {
  readonly actor: Id;
  readonly command: Id;
  readonly at: string;
}

export interface WrittenEntry {
  readonly entry: Entry;
  readonly stamp: Stamp;
}

export interface WrittenNote extends TimelineNote, Stamp {
  readonly id: Id;
}

export interface WrittenEvent extends OutsideEvent {
  readonly id: Id;
  readonly at: string;
}
