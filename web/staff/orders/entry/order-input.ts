import { type Draft, filled } from './draft.ts';

export type Workflow = 'shipment-driven' | 'status-driven';

/** What is sent; what was left empty is the server's to fill in, prices that nobody typed among them. */
export function inputOf(draft: Draft, binding: boolean, workflow: Workflow): Record<string, unknown> {
  const header = Object.fromEntries(Object.entries(draft.header).filter(([, value]) => value !== ''));
  const lines = filled(draft).map(({ product, quantity, unit, unitPrice, isPriceGiven, discount }) => ({
    product,
    quantity,
    ...(unit && { unit }),
    ...(isPriceGiven && { unitPrice }),
    ...(discount && { discount }),
  }));
  const how = workflow === 'shipment-driven' ? { confirm: binding } : binding ? { status: 'Entered' } : {};
  return { ...header, source: 'hand', lines, ...how };
}
