import { problemKind } from '../kernel/problem.ts';

export const DECIMALS_KEPT = problemKind(
  'product/decimals-kept',
  409,
  'The decimals of a product are not lowered',
);
export const UNIT_TWICE = problemKind('product/unit-twice', 422, 'A selling unit is named twice');
export const PRICE_UNKNOWN = problemKind('price/unknown', 404, 'There is no such price');
