/** One command to be done. What it makes is called `as` from then on: later ones say `$name`. */
export interface Act {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly as?: string;
}

export const act = (command: string, input: Record<string, unknown>, as?: string): Act => ({
  command,
  input,
  ...(as !== undefined && { as }),
});

/** What was made so far, by the names it was given. */
export class Made {
  readonly #ids = new Map<string, string>();

  keep(name: string, id: string): void {
    this.#ids.set(name, id);
  }

  /** The value with every `$name` in it replaced by what was made under that name. */
  resolved<V>(value: V): V {
    if (typeof value === 'string' && value.startsWith('$')) return this.#idOf(value.slice(1)) as V;
    if (Array.isArray(value)) return value.map((one) => this.resolved(one)) as V;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.resolved(one)])) as V;
  }

  #idOf(name: string): string {
    const id = this.#ids.get(name);
    if (id === undefined) throw new Error(`nothing was made under the name ${name}`);
    return id;
  }
}
