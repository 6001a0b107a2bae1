import type { Cycle } from '../../lifecycle/cycle.ts';
import { diagram, matrix, refusals } from '../../lifecycle/render.ts';
import { CYCLES } from '../../sales/index.ts';
import { block, page, table } from './markdown.ts';

/** life-cycles.md: both life cycles as diagrams, grids and reasons, from the tables the program runs on. */
export const lifeCyclesPage = (): string =>
  page(
    'Life cycles of a sales order',
    `An order keeps the life cycle it was made with. In the grids \`→ State\` leads there, \`stays\` changes no state,
\`is so\` does nothing because it has happened already, and \`–\` is refused with a reason that is listed below.`,
    ...Object.values(CYCLES).flatMap(partsOf),
  );

const partsOf = (cycle: Cycle): string[] => [
  `## ${cycle.name}`,
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
