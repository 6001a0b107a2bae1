import { Command } from 'commander';
import { registry } from '../../trades.ts';
import { VERSION } from '../../version.ts';
import { addBackup } from './backup.ts';
import { addBench } from './bench.ts';
import { addDemo } from './demo.ts';
import { addEmail } from './email.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addMcpVerb } from './mcp.ts';
import { addMigrate } from './migrate.ts';
import { applyPlan } from './perform.ts';
import { addPrint } from './print.ts';
import { addServe } from './serve.ts';
import { addSettings } from './settings.ts';
import { addVerbs } from './verbs.ts';
import { addVerify } from './verify.ts';

const EXAMPLES = `
Examples:
  allot serve                               start Allot; the first start founds a company to try things on
  allot order list --status Confirmed
  allot order confirm SO-000001 --plan      what it would do, before → after
  allot order create --customer C-000001 --lines product=LANTERN,quantity=6 --confirm
  allot verify                              recompute every number
  allot backup allot.backup

Exit codes: 0 done, 1 refused or different, 2 wrong command line, 3 no database, 4 our fault.`;

/** Everything `allot` understands. */
export function program(): Command {
  const allot = new Command('allot');
  allot
    .description('Sales orders from arrival to paid, on a stock ledger that can be explained and proved.')
    .version(VERSION, '-V, --version')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .showHelpAfterError('(add --help to see what there is)')
    .addHelpText('after', EXAMPLES);
  addSettings(allot);
  allot.commandsGroup('The house:');
  addServe(allot);
  addMcpVerb(allot);
  addDemo(allot);
  addMigrate(allot);
  addVerify(allot);
  addBackup(allot);
  addImport(allot);
  addExport(allot);
  addPrint(allot);
  addEmail(allot);
  addBench(allot);
  allot
    .command('apply <plan>')
    .description('Does what a plan showed, unless something changed meanwhile.')
    .action((id: string, _options, command: Command) => applyPlan(id, command));
  allot.commandsGroup('What Allot can do:');
  addVerbs(allot, registry);
  return inherited(allot);
}

/** Commander copies exitOverride and help settings only to commands made afterwards with .command on the parent. */
function inherited(command: Command): Command {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inherited(child);
  }
  return command;
}
