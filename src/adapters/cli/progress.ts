import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** So many of so many are done. */
  (done: number, total: number): void;
  end(): void;
}

/** What is done sooner needs no bar. */
const PATIENCE = 1000;

/** A bar on standard error, so that what is printed can be piped; in a log it is a line now and then. */
export function progressBar(what: string, isSilent = false): Progress {
  const bar = new SingleBar(
    {
      format: `${what.padEnd(14)} {bar} {percentage}% · {value}/{total} · {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 5000,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  const since = Date.now();
  let started = false;
  const show = (done: number, total: number): void => {
    if (isSilent || (!started && Date.now() - since < PATIENCE)) return;
    if (!started) bar.start(total, done);
    else {
      bar.setTotal(total);
      bar.update(done);
    }
    started = true;
  };
  return Object.assign(show, { end: () => void (started && bar.stop()) });
}
