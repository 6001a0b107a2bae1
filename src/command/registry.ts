import type { Cycle } from '../lifecycle/cycle.ts';
import type { Command } from './command.ts';
import type { FactStore } from './fact.ts';
import type { Query } from './query.ts';

/** What a trade brings to the house. */
export interface Trade {
  readonly commands: readonly Command[];
  readonly queries: readonly Query[];
  // biome-ignore lint/suspicious/noExplicitAny: stores of all kinds of facts stand in one list
  readonly stores: readonly FactStore<any>[];
  /** The lives of its documents, for the pages that show them. */
  readonly cycles?: readonly Cycle[];
}

/** Everything one can ask of Allot. Routes, verbs, tools, permissions and docs are derived from here. */
export class Registry {
  readonly commands = new Map<string, Command>();
  readonly queries = new Map<string, Query>();
  readonly stores = new Map<string, FactStore<unknown>>();
  readonly cycles = new Map<string, Cycle>();

  constructor(trades: readonly Trade[]) {
    for (const trade of trades) {
      for (const command of trade.commands) once(this.commands, command.name, command);
      for (const query of trade.queries) once(this.queries, query.name, query);
      for (const cycle of trade.cycles ?? []) once(this.cycles, cycle.name, cycle);
      for (const store of trade.stores) once(this.stores, store.fact.kind, store);
    }
    for (const name of this.queries.keys()) {
      if (this.commands.has(name)) throw new Error(`${name} is both a command and a query`);
    }
  }
}

function once<V>(into: Map<string, V>, name: string, value: V): void {
  if (into.has(name)) throw new Error(`${name} is registered twice`);
  into.set(name, value);
}
