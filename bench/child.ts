import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own that answers what it is asked, one thing at a time. */
export interface Child<Q, A> {
  readonly pid: number;
  ask(question: Q): Promise<A>;
  end(): Promise<void>;
}

const living = new Set<ChildProcess>();
// Should we end in any other way than through `end`, nothing stays behind.
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/** Starts a file of this folder; it must call `serveParent`. */
export function startChild<Q, A>(file: string, execArgv: readonly string[] = []): Child<Q, A> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(path, [], { execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv] });
  living.add(child);
  const ended = once(child, 'exit').then(([code, signal]) => {
    living.delete(child);
    throw new Error(`${file} ended (${signal ?? code})`);
  });
  ended.catch(() => {}); // told to whoever asks
  return {
    pid: child.pid ?? 0,
    ask: async (question) => {
      const answered = once(child, 'message');
      child.send({ question });
      const [message] = (await Promise.race([answered, ended])) as [{ answer?: A; error?: string }];
      if (message.error !== undefined) throw new Error(`${file}: ${message.error}`);
      return message.answer as A;
    },
    end: async () => {
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended.catch(() => {});
      clearTimeout(late);
    },
  };
}

/** In the child: answers the parent, and ends when the parent lets go or dies. */
export function serveParent<Q, A>(
  answer: (question: Q) => Promise<A>,
  finish: () => Promise<void> = async () => {},
): void {
  process.on('message', async ({ question }: { question: Q }) => {
    try {
      process.send?.({ answer: await answer(question) });
    } catch (error) {
      process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.once('disconnect', async () => {
    await finish();
    process.exit(0);
  });
  // Ctrl-C reaches the whole group: the parent decides what happens then.
  process.on('SIGINT', () => {});
}
