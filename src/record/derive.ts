import type { Command } from '../command/command.ts';
import type { FactStore } from '../command/fact.ts';
import type { Query } from '../command/query.ts';
import { createCommand } from './create.ts';
import { type AnyDefinition, nounOf } from './definition.ts';
import { recordProblems } from './record.problems.ts';
import { recordQueries } from './record.queries.ts';
import { storeOf } from './record.store.ts';
import { retireCommands } from './retire.ts';
import { updateCommand } from './update.ts';
import { useStoreOf } from './use.store.ts';

/** What follows from the definition of one kind of record. */
export interface Derived {
  readonly definition: AnyDefinition;
  readonly commands: readonly Command[];
  readonly queries: readonly Query[];
  // biome-ignore lint/suspicious/noExplicitAny: stores of all kinds of facts stand in one list
  readonly stores: readonly FactStore<any>[];
}

export function derive(definition: AnyDefinition): Derived {
  const problems = recordProblems(nounOf(definition), definition.title);
  return {
    definition,
    commands: [
      createCommand(definition, problems),
      updateCommand(definition, problems),
      ...retireCommands(definition, problems),
    ],
    queries: recordQueries(definition),
    stores: [storeOf(definition), useStoreOf(definition)],
  };
}
