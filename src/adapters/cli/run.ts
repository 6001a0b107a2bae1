import { CommanderError } from 'commander';
import { DataDirectoryInUse } from '../../store/embedded/index.ts';
import { CannotListen } from '../http/listen.ts';
import { EXIT, type ExitCode, Failure, wordsOf } from './exit.ts';
import { program } from './program.ts';
import { complain } from './show/print.ts';

/** Runs one command line and answers its exit code. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  try {
    const allot = program();
    await allot.parseAsync(args, { from: 'user' });
    return (process.exitCode as ExitCode | undefined) ?? EXIT.ok;
  } catch (error) {
    return told(error);
  }
}

/** Says what went wrong in words; a stack is shown for our own mistakes only. */
function told(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof Failure) {
    complain(error.message, error.next);
    return error.code;
  }
  if (error instanceof DataDirectoryInUse || error instanceof CannotListen) {
    complain(error.message);
    return EXIT.unreachable;
  }
  if (isLostConnection(error)) {
    complain(
      `the database cannot be reached: ${wordsOf(error)}`,
      'ask again; with the same --key nothing is done twice',
    );
    return EXIT.unreachable;
  }
  complain(`something went wrong on our side: ${wordsOf(error)}`);
  if (error instanceof Error && error.stack) process.stderr.write(`${error.stack}\n`);
  return EXIT.fault;
}

const LOST = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|57P0|08)/;

function isLostConnection(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    LOST.test(String(code)) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(String(message))
  );
}
