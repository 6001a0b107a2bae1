import { FORBIDDEN, UNAUTHENTICATED } from '../../../command/access.ts';
import { KEY_MALFORMED, KEY_REUSED } from '../../../command/idempotency.ts';
import * as problems from '../../../command/problems.ts';
import { type ProblemKind, problemKinds } from '../../../kernel/problem.ts';
import * as refusals from '../refusals.ts';
import type { Route } from '../routes.ts';
import { type JsonSchema, pointTo } from './schemas.ts';

export const ALWAYS: readonly ProblemKind[] = [
  refusals.MALFORMED,
  UNAUTHENTICATED,
  FORBIDDEN,
  problems.INVALID,
  refusals.TOO_MANY,
  problems.FAULT,
  problems.BUSY,
];
const FOR_WRITES = [
  refusals.HEADER_REFUSED,
  refusals.CROSS_SITE,
  KEY_MALFORMED,
  KEY_REUSED,
  refusals.TOO_LARGE,
  refusals.WRONG_MEDIA_TYPE,
  problems.CONFLICT,
  problems.PERIOD_CLOSED,
  problems.OUT_OF_RANGE,
];

/** Every kind a route may be refused with: those of its command, and those any route has. */
export function kindsOf(route: Route, own: readonly string[], takesVersion: boolean): ProblemKind[] {
  const kinds = new Set<ProblemKind>(ALWAYS);
  if (route.kind === 'command') for (const kind of FOR_WRITES) kinds.add(kind);
  if (route.hasRef) kinds.add(problems.NOT_FOUND);
  if (takesVersion) kinds.add(problems.VERSION_MOVED);
  for (const type of own) {
    const kind = problemKinds.get(type);
    if (!kind) throw new Error(`${route.name} names the problem ${type}, which nobody declares`);
    kinds.add(kind);
  }
  return [...kinds];
}

/** Problems by status, as responses; each says which types it may be. */
export function problemResponses(kinds: readonly ProblemKind[]): Record<string, JsonSchema> {
  const responses: Record<string, JsonSchema> = {};
  const byStatus = Map.groupBy(kinds, (kind) => kind.status);
  for (const status of [...byStatus.keys()].sort((a, b) => a - b)) {
    const lines = (byStatus.get(status) ?? []).map(({ type, title }) => `- \`/problems/${type}\`: ${title}`);
    responses[status] = {
      description: lines.join('\n'),
      content: { 'application/problem+json': { schema: pointTo('Problem') } },
    };
  }
  return responses;
}

export const jsonResponse = (description: string, schema: JsonSchema, headers?: JsonSchema): JsonSchema => ({
  description,
  ...(headers && { headers }),
  content: { 'application/json': { schema } },
});
