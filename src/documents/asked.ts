import { queries as billing } from '../billing/index.ts';
import { queries as catalog } from '../catalog/index.ts';
import type { Asking, Query } from '../command/query.ts';
import type { Result } from '../kernel/problem.ts';
import { queries as parties } from '../parties/index.ts';
import { queries as purchasing } from '../purchasing/index.ts';
import { queries as sales } from '../sales/index.ts';
import { queries as shipping } from '../shipping/index.ts';
import { queries as stock } from '../stock/index.ts';

const all: readonly Query[] = [sales, shipping, billing, purchasing, parties, stock, catalog].flat();
const byName = new Map(all.map((query) => [query.name, query]));

/** Asks a question of another trade in the same moment as everything else of the document. */
export async function asked<T>(asking: Asking, name: string, input: object): Promise<Result<T>> {
  const query = byName.get(name);
  if (!query) throw new Error(`no trade answers ${name}`);
  return (await query.run(query.input.parse(input), asking)) as Result<T>;
}
