import { EXIT } from './exit.ts';

/** `allot order list | head` closes our output early: that is no fault and needs no words. */
export function stopOnBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
}
