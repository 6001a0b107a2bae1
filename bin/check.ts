import { spawnSync } from 'node:child_process';

/** Types (tsc) and style (biome) of the whole checkout; `--types` does the first only. */
const typesOf = (project: string) =>
  run('node_modules/typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', project]);
const tsc = () => [typesOf('.'), typesOf('web')].every(Boolean);
const biome = () => run('node_modules/@biomejs/biome/bin/biome', ['check', '--max-diagnostics=60', ...fix()]);

function fix(): string[] {
  return process.argv.includes('--fix') ? ['--write'] : [];
}

function run(file: string, args: string[]): boolean {
  return spawnSync(process.execPath, [file, ...args], { stdio: 'inherit' }).status === 0;
}

const passed = process.argv.includes('--types') ? [tsc()] : [tsc(), biome()];
process.exitCode = passed.every(Boolean) ? 0 : 1;
