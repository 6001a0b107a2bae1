import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { pages } from '../pages.ts';

/** A key pressed into a field, a dialog or together with another one is meant for something else. */
function isForPage(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement;
  const types = at.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]');
  return !types && !event.ctrlKey && !event.metaKey && !event.altKey;
}

const GO_MS = 1200;

/** `?` shows the keys; `g` and a letter go to a page; `n` begins a new order. */
export function useShortcuts(onHelp: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let went = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (!isForPage(event)) return;
      if (event.key === '?') onHelp();
      if (event.key === 'g' || event.key === '?') {
        went = event.key === 'g' ? event.timeStamp : 0;
        return;
      }
      const isGoing = event.timeStamp - went < GO_MS;
      went = 0;
      const to = isGoing ? pages.find(({ entry }) => entry?.key === event.key)?.path : newOrder(event.key);
      if (to) {
        event.preventDefault();
        void navigate({ to });
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, onHelp]);
}

const newOrder = (key: string): string | undefined =>
  key === 'n' ? pages.find(({ path }) => path === '/orders/new')?.path : undefined;
