/** A seeded source of chance (mulberry32): a life that went wrong can be lived again from its seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ x < 1. */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  upTo(most: number): number {
    return 1 + Math.floor(this.roll() * most);
  }

  chance(of: number): boolean {
    return this.roll() < of;
  }

  one<T>(from: readonly T[]): T {
    return from[Math.floor(this.roll() * from.length)] as T;
  }

  some<T>(from: readonly T[], most: number): T[] {
    const left = [...from];
    const picked: T[] = [];
    for (let n = this.upTo(most); n > 0 && left.length; n--)
      picked.push(...left.splice(Math.floor(this.roll() * left.length), 1));
    return picked;
  }
}
