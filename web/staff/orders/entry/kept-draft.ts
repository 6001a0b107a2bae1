import { type Draft, newDraft } from './draft.ts';

const KEY = 'allot.order-entry';
let waiting: Draft | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** What was typed before the page was left or reloaded. */
export function keptDraft(): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Draft | null;
    return kept?.id && kept.lines?.length ? kept : newDraft();
  } catch {
    return newDraft();
  }
}

function write(): void {
  clearTimeout(timer);
  if (waiting) sessionStorage.setItem(KEY, JSON.stringify(waiting));
  waiting = null;
}

/** Kept when typing pauses, for writing five hundred lines at each key would be felt; at the latest when one leaves. */
export function keepDraft(draft: Draft): void {
  clearTimeout(timer);
  waiting = draft;
  timer = setTimeout(write, 400);
}

export const keepNow = write;

export function forgetDraft(): void {
  clearTimeout(timer);
  waiting = null;
  sessionStorage.removeItem(KEY);
}
