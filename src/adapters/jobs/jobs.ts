/** Something done again and again while the server runs. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: () => Promise<unknown>;
}

export interface RunningJobs {
  /** Settles when nothing runs any more. */
  stop(): Promise<void>;
}

/** A job that fails is reported and comes again; one that is still running when its time comes is left alone. */
export function startJobs(jobs: readonly Job[], report: (what: string, error: unknown) => void): RunningJobs {
  const running = new Map<string, Promise<void>>();
  const timers = jobs.map((job) => {
    const start = () => {
      if (running.has(job.name)) return;
      const work = job
        .run()
        .catch((error) => report(`the job "${job.name}" failed`, error))
        .then(() => void running.delete(job.name));
      running.set(job.name, work);
    };
    return setInterval(start, job.everySeconds * 1000).unref();
  });
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}
