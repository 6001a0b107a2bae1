import type { Registry } from '../../command/registry.ts';
import { agentsPage } from './agents.ts';
import { apiPage } from './api.ts';
import { commandsPage } from './commands.ts';
import { ledgerPage } from './ledger.ts';
import { lifeCyclesPage } from './life-cycles.ts';
import { permissionsPage } from './permissions.ts';
import { problemsPage } from './problems.ts';

/** The pages of docs/reference by file name. */
export const referencePages = (registry: Registry): ReadonlyMap<string, string> =>
  new Map([
    ['api.md', apiPage(registry)],
    ['commands.md', commandsPage(registry)],
    ['ledger.md', ledgerPage()],
    ['life-cycles.md', lifeCyclesPage(registry)],
    ['mcp.md', agentsPage(registry)],
    ['permissions.md', permissionsPage(registry)],
    ['problems.md', problemsPage(registry)],
  ]);

export const REFERENCE = new URL('../../../docs/reference/', import.meta.url);
