import type { Command } from 'commander';
import colour from 'picocolors';
import { organisationsOf, type Proof, type Proved, prove } from '../../proof/index.ts';
import { openForCommands } from './database.ts';
import { EXIT } from './exit.ts';
import { chosen } from './house.ts';
import { progressBar } from './progress.ts';
import { settingsOf } from './settings.ts';
import { print, printJson } from './show/print.ts';
import { rowLines } from './show/rows.ts';

const HELP = `
It recomputes every position from the ledger, what the ledger should hold from every order, and all money, and
compares. It reads one snapshot and holds nobody up. Exit code 1 when anything differs.

Examples:
  allot verify
  allot verify --json --most 10000`;

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('Proves that no number drifted; says which and by how much where one did.')
    .option('--most <number>', 'show at most so many differences of each kind', '50')
    .addHelpText('after', HELP)
    .action((_options, command: Command) => verify(command));
}

async function verify(command: Command): Promise<void> {
  const settings = settingsOf(command);
  const database = await openForCommands(settings);
  const progress = progressBar('verifying', settings.json);
  try {
    const org = settings.org === null ? undefined : await idOf(database.url, settings.org);
    const most = Number(command.opts()['most']) || 50;
    const proof = await prove(database.url, { most, progress, ...(org && { org }) });
    progress.end();
    if (settings.json) printJson(proof);
    else show(proof);
    process.exitCode = proof.clean ? EXIT.ok : EXIT.refused;
  } finally {
    progress.end();
    await database.stop();
  }
}

function show(proof: Proof): void {
  for (const proved of proof.checks) if (proved.found) showFound(proved, proof.organisations > 1);
  const { orders, entries, seconds } = proof;
  const speed = seconds > 1 ? ` (${Math.round(orders / seconds)} orders/s)` : '';
  const size = `${orders} orders and ${entries} ledger entries in ${seconds.toFixed(1)} s${speed}`;
  if (proof.clean) {
    print(`${colour.green('✔')} every number holds: ${proof.checks.length} checks over ${size}`);
    return;
  }
  const drifted = proof.checks.filter(({ found, isNotice }) => found > 0 && !isNotice);
  print(`${colour.red('✖')} ${drifted.map(({ check, found }) => `${check} ${found}`).join(', ')}: ${size}`);
}

function showFound(
  { check, sentence, isNotice, found, findings }: Proved,
  severalOrganisations: boolean,
): void {
  const mark = isNotice ? colour.yellow('!') : colour.red('✖');
  print(`${mark} ${colour.bold(check)} ${colour.dim(isNotice ? sentence : `should hold: ${sentence}`)}`);
  const rows = findings.map(({ organisation, subject, what, stored, proved }) => ({
    ...(severalOrganisations && { organisation }),
    subject,
    what,
    stored,
    proved,
  }));
  print(rowLines(rows).join('\n'));
  if (found > findings.length) print(colour.dim(`and ${found - findings.length} more (--most)`));
  print();
}

async function idOf(url: string, wanted: string): Promise<string> {
  const names = await organisationsOf(url);
  return chosen(names, wanted).id;
}
