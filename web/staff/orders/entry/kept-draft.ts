import { type Draft, newDraft } from './draft.ts';

const KEY = 'allot.order-entry';
let timer: ReturnType<typeof setTimeout> | undefined;

/** What was typed before the page was left or reloaded. */
export function keptDraft(): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Draft | null;
    return kept?.lines?.length ? kept : newDraft();
  } catch {
    return newDraft();
  }
}

/** Kept when typing pauses: writing five hundred lines at each key would be felt. */
export function keepDraft(draft: Draft): () => void {
  timer = setTimeout(() => sessionStorage.setItem(KEY, JSON.stringify(draft)), 400);
  return () => clearTimeout(timer);
}

export function forgetDraft(): void {
  clearTimeout(timer);
  sessionStorage.removeItem(KEY);
}
