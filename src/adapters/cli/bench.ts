import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { EXIT, Failure } from './exit.ts';

const MAIN = fileURLToPath(new URL('../../../bench/main.ts', import.meta.url));

export function addBench(program: Command): void {
  program
    .command('bench [arguments...]')
    .description('Measures how fast Allot is on this machine, on a database of its own.')
    .allowUnknownOption()
    .helpOption(false)
    .action((args: string[]) => bench(args));
}

/** A program of its own: it starts servers and clients, and ends them. */
function bench(args: readonly string[]): Promise<void> {
  if (!existsSync(MAIN))
    throw new Failure(EXIT.refused, 'this package has no benchmark', 'run it in a checkout of Allot');
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      process.exitCode = code ?? EXIT.fault;
      resolve();
    });
  });
}
