/**
 * What is asked inside the page, as text: it runs in the browser, where time is when a person sees something. All
 * answer milliseconds.
 */

/** From the next click on this link until rows of orders are painted. */
export const UNTIL_ROWS = (link: string): string => `new Promise((done) => {
  const isThere = () => document.querySelector('main tr[aria-rowindex] a[href^="/orders/"]');
  document.addEventListener('click', ({ target }) => {
    if (!target.closest('a[href="${link}"]')) return;
    const start = performance.now();
    const look = () => isThere() ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))) : requestAnimationFrame(look);
    look();
  }, { capture: true });
})`;

/** Pulls the list down by so many pixels a frame for a while; the time between frames. */
export const SCROLLED = (seconds: number): string => `new Promise((done) => {
  const table = document.querySelector('main table[aria-rowcount]');
  let list = table;
  while (list && list.scrollHeight <= list.clientHeight + 1) list = list.parentElement;
  const gaps = [];
  let last = performance.now();
  const end = last + ${seconds * 1000};
  const step = (now) => {
    gaps.push(now - last);
    last = now;
    list.scrollTop += 60;
    if (now < end) requestAnimationFrame(step);
    else done({ gaps: gaps.slice(1), rows: Number(document.querySelector('main tr[aria-rowindex]:last-of-type, main tbody tr[aria-rowindex]')?.getAttribute('aria-rowindex') ?? 0), pixels: list.scrollTop });
  };
  requestAnimationFrame(step);
})`;

/** From each key until what it changed is painted, while keys are pressed. */
export const KEYS_NOTED = `(() => {
  window.keyTimes = [];
  document.addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => setTimeout(() => window.keyTimes.push(performance.now() - timeStamp)));
  }, { capture: true });
})()`;
