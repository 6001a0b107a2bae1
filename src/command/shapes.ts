import { z } from 'zod';

/** Shapes that answers of several trades are made of. */

/** A move a person may ask for, or the reason it is refused (B19). */
export const moveShape = z.object({
  name: z.string(),
  label: z.string(),
  allowed: z.boolean(),
  reason: z.string().optional(),
});

/** A customer or supplier. */
export const partyShape = z.object({ id: z.uuid(), number: z.string(), name: z.string() });
