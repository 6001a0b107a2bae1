import { parseArgs } from 'node:util';

export interface Options {
  /** Enough to see that everything works; its numbers mean little. */
  readonly quick: boolean;
  readonly growth: boolean;
  readonly intake: boolean;
  readonly lifeCycle: boolean;
  readonly documents: boolean;
  readonly web: boolean;
  readonly repeats: number;
  readonly seconds: number;
  /** Orders the growing company has, smallest first. */
  readonly sizes: readonly number[];
  readonly json: string | null;
  readonly folder: string | undefined;
  /** What Allot is compared with: numbers from a counter as Allot has them, or from a sequence with its gaps. */
  readonly reference: 'reference' | 'sequence';
}

export const USAGE = `npm run bench -- [options]
  --quick            once and briefly: does everything work?
  --growth           also: how speed holds as orders pile up (1 thousand, 100 thousand, 1 million)
  --only PART        intake, life-cycle, documents, web or growth
  --repeats N        how often each is measured, in turn (5)
  --seconds N        how long each measurement takes (4)
  --sizes A,B,C      orders for --growth; the web app has as many as the last
  --sequence         the reference takes order numbers from a sequence, whose gaps Allot does not have
  --json FILE        writes the numbers there
  --dir FOLDER       where the database is put and removed from (the system's temporary folder)`;

const PARTS: readonly string[] = ['intake', 'life-cycle', 'documents', 'web', 'growth'];

/** What was asked for on the command line; throws with a sentence when it is not understood. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      only: { type: 'string' },
      repeats: { type: 'string' },
      seconds: { type: 'string' },
      sizes: { type: 'string' },
      sequence: { type: 'boolean', default: false },
      json: { type: 'string' },
      dir: { type: 'string' },
    },
  });
  const { quick, only } = values;
  if (only !== undefined && !PARTS.includes(only)) throw new Error(`--only ${PARTS.join(', ')}`);
  const sizes = values.sizes?.split(',') ?? (quick ? ['1000', '10000'] : ['1000', '100000', '1000000']);
  return {
    quick,
    growth: only === 'growth' || (values.growth && only === undefined),
    intake: only === 'intake' || only === undefined,
    lifeCycle: only === 'life-cycle' || only === undefined,
    documents: only === 'documents' || only === undefined,
    web: only === 'web' || only === undefined,
    repeats: numberOf(values.repeats ?? (quick ? '1' : '5'), 'repeats'),
    seconds: numberOf(values.seconds ?? (quick ? '1' : '4'), 'seconds'),
    sizes: sizes.map((size) => numberOf(size, 'sizes')),
    json: values.json ?? null,
    folder: values.dir,
    reference: values.sequence ? 'sequence' : 'reference',
  };
}

function numberOf(text: string, name: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${name} takes a number greater than 0, not "${text}"`);
  return number;
}
