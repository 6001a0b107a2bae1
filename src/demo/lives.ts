import { buyingLives } from './buying-lives.ts';
import type { Life } from './life.ts';
import { moneyLives } from './money-lives.ts';
import { shippingLives } from './shipping-lives.ts';
import { statusLives } from './status-lives.ts';

/** Every state both life cycles have an order can be in, the way it got there included. */
export const lives: readonly Life[] = [...shippingLives, ...buyingLives, ...moneyLives, ...statusLives];
