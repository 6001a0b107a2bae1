import type { Actor } from '../command/access.ts';
import type { Desk } from '../command/desk.ts';
import type { Reader } from '../command/query.ts';

/** What an import works with: who imports, at which desk. */
export interface ImportHouse {
  readonly desk: Desk;
  readonly actor: Actor;
  readonly db: Reader;
}
