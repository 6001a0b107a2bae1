import { notFound } from '../../command/document.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import type { DocumentKind } from '../kinds.ts';
import { PRINTED_OF, type Printable, printableKey, printables } from '../printable.ts';

export function touchPrintable(need: Need, kind: DocumentKind, ref: string): void {
  for (const noun of PRINTED_OF[kind]) need(printables, printableKey(noun, ref));
}

/** What a kind is printed of by this name, or that there is none. */
export function printableOf(facts: Facts, kind: DocumentKind, ref: string): Result<Printable> {
  const nouns = PRINTED_OF[kind];
  for (const noun of nouns) {
    const found = facts.get(printables, printableKey(noun, ref));
    if (found) return done(found);
  }
  const words = nouns.map((noun) => noun.replaceAll('-', ' ')).join(' or ');
  return refused(notFound(words, nouns[0] as string, ref));
}
