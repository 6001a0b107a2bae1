import { useEffect } from 'react';
import { asked, forget } from './asked.ts';

interface Change {
  readonly kind: string;
  readonly id: string;
}

/** However much happens, what is on the screen is asked again at most this often. */
const PAUSE_MS = 700;

/** What others do is seen here: the server tells which documents changed, and their answers are asked again. */
export function useLiveChanges(): void {
  useEffect(() => {
    const stream = new EventSource('/v1/events');
    const kinds = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      timer = undefined;
      forget([...kinds]);
      kinds.clear();
    };
    stream.addEventListener('change', (event) => {
      kinds.add((JSON.parse(event.data) as Change).kind);
      timer ??= setTimeout(tell, PAUSE_MS);
    });
    // After a gap nobody knows what was missed: everything may be old news.
    const startOver = (): void => void asked.invalidateQueries();
    stream.addEventListener('reset', startOver);
    let isFirst = true;
    stream.addEventListener('open', () => {
      if (!isFirst) startOver();
      isFirst = false;
    });
    return () => {
      stream.close();
      clearTimeout(timer);
    };
  }, []);
}
