import type { Id } from '../kernel/id.ts';

/** How a command is asked for, beside its input. */
export interface Asked {
  readonly key?: string | null;
  /** Why, in the words of whoever asks: for the audit, and for whoever has to approve it. */
  readonly reason?: string | null;
  /** Work nobody sits waiting for: takes at most half of a batch while people wait. */
  readonly bulk?: boolean;
  /** Whose key it is, where work begun by one token is gone on with by another. */
  readonly keyOwner?: Id;
}
