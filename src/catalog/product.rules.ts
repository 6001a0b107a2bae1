import { fieldProblem, type Problem } from '../kernel/problem.ts';
import { DECIMALS_KEPT, UNIT_TWICE } from './product.problems.ts';
import type { Product } from './product.ts';

/** A7: quantities with the decimals it had are on orders and in the ledger, and could not be written any more. */
export function decimalsLost(after: Product, before: Product | null): Problem | null {
  if (!before || after.decimals >= before.decimals) return null;
  const detail = `quantities of ${before.sku} have up to ${before.decimals} decimals; that cannot become ${after.decimals}`;
  return fieldProblem(DECIMALS_KEPT, '/decimals', detail, { decimals: before.decimals });
}

export function unitTwice({ unit, sellingUnits }: Product): Problem | null {
  const names = [unit, ...sellingUnits.map((one) => one.name)];
  const twice = names.findIndex((name, i) => names.indexOf(name) < i);
  if (twice < 0) return null;
  return fieldProblem(UNIT_TWICE, `/sellingUnits/${twice - 1}/name`, `"${names[twice]}" is named twice`);
}
