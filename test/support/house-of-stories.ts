import type { Command } from '../../src/command/command.ts';
import type { StockGuard, StockPolicy } from '../../src/command/organisation.ts';
import type { Verdict } from '../../src/command/submission.ts';
import type { Position } from '../../src/ledger/position.ts';

export interface HouseSettings {
  readonly stockPolicy?: StockPolicy;
  readonly stockGuard?: StockGuard;
  readonly now?: string;
  /** Plants a fault in a command, to see that the checks catch it (in memory only). */
  readonly tamper?: (command: Command) => Command;
}

/** A company tests can work in: on facts in memory, or on PostgreSQL. */
export interface House {
  do(command: string, input: unknown): Promise<Verdict>;
  /** By `SKU@LOCATION`; positions where everything is zero are left out. */
  positions(): Promise<Map<string, Position>>;
  /** Ledger entries ever written. */
  rows(): Promise<number>;
  close(): Promise<void>;
}

export const isEmpty = (at: Position): boolean =>
  at.onHand === 0n && at.demand === 0n && at.allocated === 0n && at.committed === 0n && at.expected === 0n;

/** Does it and answers with what was accepted; a refusal fails the test with its reason. */
export async function must(house: House, command: string, input: unknown) {
  const verdict = await house.do(command, input);
  if (!verdict.ok)
    throw new Error(`${command} was refused: ${verdict.problem.type}: ${verdict.problem.detail}`);
  return verdict.answer;
}
