import { randomFillSync } from 'node:crypto';
import { V7Generator } from 'uuidv7';
import type { Id } from '../kernel/id.ts';

// Fifteen ids an order: drawing chance a kilobyte at a time halves what they cost.
const drawn = new Uint32Array(1024);
let next = drawn.length;

const generator = new V7Generator({
  nextUint32: () => {
    if (next === drawn.length) {
      randomFillSync(drawn);
      next = 0;
    }
    return drawn[next++] as number;
  },
});

/** A new UUIDv7; later ones of this process sort after earlier ones. */
export const newId = (): Id => generator.generate().toString();
