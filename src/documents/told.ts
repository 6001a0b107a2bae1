import type { Context, OutsideEvent, TimelineNote } from '../command/command.ts';
import type { Printable } from './printable.ts';

/** What happened to a paper: `what` for the timeline, `event` for the outside, in words what it was. */
export interface Told {
  readonly what: string;
  readonly event: string;
  readonly note: string;
}

/** On the timeline of the document, and of the order it belongs to (H1). */
export function toldOf(document: Printable, told: Told, context: Pick<Context, 'source' | 'today'>) {
  const { source, today: day } = context;
  const { what, note, event } = told;
  const places = [{ ...document, noun: document.noun as string }];
  const { order } = document;
  const all = order ? [...places, { ...order, noun: 'sales-order' }] : places;
  return {
    timeline: all.map(({ id, status }): TimelineNote => ({ document: id, what, status, source, day, note })),
    events: all.map(
      ({ id, noun, version }): OutsideEvent => ({ event: `${noun}.${event}`, document: id, version }),
    ),
  };
}
