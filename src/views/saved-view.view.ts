import { z } from 'zod';
import type { Actor } from '../command/access.ts';
import { makerIn, mayChange, type SavedView } from './saved-view.ts';

export const savedViewShape = z
  .object({
    id: z.uuid(),
    list: z.string(),
    name: z.string(),
    query: z.string(),
    shared: z.boolean(),
    by: z.string().meta({ description: 'who made it' }),
    mine: z.boolean(),
    mayChange: z.boolean().meta({ description: 'whoever made it and owners may change and delete it' }),
    createdAt: z.string(),
    version: z.int(),
  })
  .meta({ id: 'SavedView' });

export const savedViewView = (view: SavedView, actor: Actor): z.output<typeof savedViewShape> => ({
  id: view.id,
  list: view.list,
  name: view.name,
  query: view.query,
  shared: view.shared,
  by: view.makerName,
  mine: view.maker === makerIn(actor),
  mayChange: mayChange(view, actor),
  createdAt: view.createdAt,
  version: view.version,
});
