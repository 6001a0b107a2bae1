import { divide, MONEY_SCALE, type Money, powerOfTen, type Quantity } from '../kernel/fixed.ts';

/**
 * The share of an amount that goes with `part` of the quantity `whole` it is for, in whole minor units. Taking part
 * after part, each from what is left of both, the shares add up to the amount exactly, whatever was given back in
 * between; none is below zero.
 */
export function shareOf(amount: Money, whole: Quantity, part: Quantity, minor: number): Money {
  if (amount <= 0n) return 0n as Money;
  if (part >= whole) return amount;
  const step = powerOfTen(MONEY_SCALE - minor);
  return (divide(amount * part, whole * step) * step) as Money;
}
