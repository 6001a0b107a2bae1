import type { Registry } from '../../command/registry.ts';
import type { Cycle } from '../../lifecycle/cycle.ts';
import { diagram, matrix, refusals } from '../../lifecycle/render.ts';
import { block, page, table } from './markdown.ts';

/** life-cycles.md: every life cycle as a diagram, a grid and reasons, from the tables the program runs on. */
export const lifeCyclesPage = (registry: Registry): string =>
  page(
    'Life cycles',
    `The lives of orders and of what hangs on them or moves stock. An order keeps the one it was made with. In the grids \`→ State\` leads there, \`stays\` changes no state,
\`is so\` does nothing because it has happened already, and \`–\` is refused with a reason that is listed below.`,
    ...[...registry.cycles.values()].flatMap(partsOf),
  );

const partsOf = (cycle: Cycle): string[] => [
  `## ${cycle.name[0]?.toUpperCase()}${cycle.name.slice(1)}`,
  block('mermaid', diagram(cycle)),
  table(
    ['move', 'what it does'],
    Object.entries(cycle.moves).map(([name, rule]) => [
      name,
      `${rule.hint}${rule.derived ? ' Nobody asks for it.' : ''}`,
    ]),
  ),
  block('text', matrix(cycle)),
  '### Why a move is refused',
  block('text', refusals(cycle).join('\n')),
];
