import type { Actor } from '../command/access.ts';
import { fact, RANK } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';

/** A list as somebody wants to find it again: filters, sort and columns. */
export interface SavedView {
  readonly id: Id;
  /** Of which list: `sales-orders`. */
  readonly list: string;
  readonly name: string;
  /** The search part of the page's address, without the question mark. */
  readonly query: string;
  /** Everybody of the organisation sees it; otherwise only who made it. */
  readonly shared: boolean;
  readonly maker: Id;
  /** As the maker was called when it was made. */
  readonly makerName: string;
  readonly createdAt: string;
  readonly deleted: boolean;
  readonly version: number;
}

export const savedViews = fact<SavedView>('saved-view', RANK.setup, (value) => [value.id]);

/** A user is the same in every session; a token of its own stands for itself. */
export const makerIn = (actor: Actor): Id => actor.user ?? actor.token;

export const maySee = (view: SavedView, actor: Actor): boolean =>
  !view.deleted && (view.shared || mayChange(view, actor));
export const mayChange = (view: Pick<SavedView, 'maker'>, actor: Actor): boolean =>
  view.maker === makerIn(actor) || actor.role === 'owner';
