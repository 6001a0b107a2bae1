import type { Registry } from '../../command/registry.ts';
import { problemKinds } from '../../kernel/problem.ts';
// Declares what HTTP itself refuses.
import '../http/openapi.ts';
import { code, page, table } from './markdown.ts';

/** problems.md: every kind of refusal, and what is refused with it. */
export function problemsPage(registry: Registry): string {
  const kinds = [...problemKinds.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
  const rows = kinds.map(({ type, status, title }) => [
    code(type),
    String(status),
    title,
    refusedWith(registry, type),
  ]);
  return page(
    'Problems',
    `Every refusal is a problem (RFC 9457): \`type\` is \`/problems/\` and the name below, \`detail\` says what stood in the
way with the numbers, further members hold the same numbers for programs, and \`errors\` points at fields of the input.
Kinds without a command may meet any of them.`,
    table(['type', 'status', 'title', 'commands'], rows),
  );
}

const refusedWith = (registry: Registry, type: string): string =>
  [...registry.commands.values()]
    .filter((command) => command.problems?.includes(type))
    .map((command) => code(command.name))
    .join(', ');
