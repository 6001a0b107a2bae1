import { type Problem, problem } from '../kernel/problem.ts';
import { defineRecord } from '../record/definition.ts';
import { line, owner, required, starting, whole } from '../record/field.ts';
import { type Bin, bins, locations, UNASSIGNED, UNASSIGNED_SEQUENCE } from './location.ts';
import { UNASSIGNED_KEPT } from './stock.problems.ts';

export const binRecord = defineRecord<Bin>({
  fact: bins,
  title: 'bin',
  plural: 'bins',
  area: 'stock',
  code: 'code',
  owner: 'location',
  fields: {
    location: owner(locations, 'code'),
    code: required(line(40)),
    sequence: starting(whole(0, UNASSIGNED_SEQUENCE), 0),
  },
  searched: ['code'],
  about: ({ location }) => ({ locations: [location] }),
  shows: { by: ['location'], free: ['customer', 'channel'] },
  usedBy: [
    ['bin_position', 'bin_id', 'stock that is or was in it'],
    ['stock_count_row', 'bin_id', 'a stock count'],
  ],
  forbids: (_after, before) => unassignedKept(before),
  example: { location: 'MAIN', code: 'A-01', sequence: 10 },
});

/** C10 leans on the unassigned bin of a location: it is there as long as the location is. */
function unassignedKept(before: Bin | null): Problem | null {
  if (before?.code !== UNASSIGNED) return null;
  return problem(UNASSIGNED_KEPT, 'the unassigned bin of a location is neither changed nor deleted');
}
