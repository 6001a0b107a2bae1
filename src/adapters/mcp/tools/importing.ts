import { INVALID } from '../../../command/problems.ts';
import { importsOf } from '../../../import/index.ts';
import { problem } from '../../../kernel/problem.ts';
import { small } from '../toolbox/small.ts';
import { refusal, said, type Tool } from '../toolbox/tool.ts';

const KINDS = ['orders', 'products', 'customers', 'stock'] as const;
/** What a caller can hold in one argument; files of more come by the app or over REST. */
const MOST = 500_000;
const FAULTS = 30;

/** Reads a file without writing anything of it. */
export const rehearseImport: Tool = {
  name: 'rehearse_import',
  title: 'Rehearse an import',
  about:
    'Reads a CSV text of orders (one row for each line), products, customers or stock and says what importing it would create, merge, skip and refuse, with row and column of each fault. Nothing is imported: a person applies it in the app, or over REST.',
  kind: 'looks',
  made: [],
  input: {
    type: 'object',
    properties: {
      what: { type: 'string', enum: [...KINDS], description: 'what its rows are' },
      csv: { type: 'string', maxLength: MOST, description: 'the file, with a header row' },
      fileName: { type: 'string', maxLength: 100 },
    },
    required: ['what', 'csv'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      import: { type: 'string' },
      rows: { type: 'integer' },
      counts: { type: ['object', 'null'] },
      rehearsal: { type: ['object', 'null'] },
      faults: { type: 'array', items: { type: 'object' } },
      next: { type: 'object' },
    },
    required: ['import'],
  },
  run: async ({ what, csv, fileName }, { desk, actor }) => {
    const kind = KINDS.find((one) => one === what);
    if (!kind) return refusal(problem(INVALID, `/what: it is one of ${KINDS.join(', ')}`));
    if (typeof csv !== 'string' || csv.length > MOST) {
      return refusal(problem(INVALID, `/csv: it is a text of at most ${MOST} characters`));
    }
    const imports = importsOf(desk);
    const name =
      typeof fileName === 'string' && fileName.trim() ? fileName.trim().slice(0, 100) : 'agent.csv';
    const kept = await imports.receive(actor, kind, name, Buffer.from(csv));
    if (!kept.ok) return refusal(kept.problem);
    const rehearsed = await imports.rehearse(actor, kept.value.id);
    if (!rehearsed.ok) return refusal(rehearsed.problem);
    const { id, rows, counts, rehearsal } = rehearsed.value;
    const faults = await imports.faults(actor, id, 0, FAULTS);
    const why = `a person looks at it and applies it at /imports/${id}`;
    return said(small({ import: id, rows, counts, rehearsal, faults, next: { tool: 'search', why } }));
  },
};
