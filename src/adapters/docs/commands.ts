import { may, type Permission, ROLES } from '../../command/access.ts';
import type { Command } from '../../command/command.ts';
import type { Query } from '../../command/query.ts';
import type { Registry } from '../../command/registry.ts';
import { type Route, routesOf } from '../http/routes.ts';
import { fieldTable } from './fields.ts';
import { block, code, page } from './markdown.ts';

/** commands.md: everything one can ask of Allot, by what it is about. */
export function commandsPage(registry: Registry): string {
  const byNoun = Map.groupBy(routesOf(registry), (route) => route.noun);
  const nouns = [...byNoun.keys()].sort();
  return page(
    'Commands and queries',
    'Everything one can ask of Allot. HTTP and the command line offer exactly these; what agents call is [made of them](mcp.md). Commands write, queries read.',
    nouns.map((noun) => `- [${noun}](#${noun})`).join('\n'),
    ...nouns.flatMap((noun) => [
      `## ${noun}`,
      ...(byNoun.get(noun) ?? []).map((route) => entry(registry, route)),
    ]),
  );
}

function entry(registry: Registry, route: Route): string {
  const command = registry.commands.get(route.name);
  const query = registry.queries.get(route.name);
  return (command ? commandEntry(command, route) : queryEntry(query as Query, route)).join('\n\n');
}

function commandEntry(command: Command, route: Route): string[] {
  const problems = (command.problems ?? []).map((type) => `[${code(type)}](problems.md)`);
  return [
    ...opening(command, route),
    fieldTable(command.input, 'input'),
    problems.length ? `Refused with: ${problems.join(', ')}.` : '',
    command.example ? block('json', JSON.stringify(command.example, null, 2)) : '',
  ].filter(Boolean);
}

function queryEntry(query: Query, route: Route): string[] {
  const paged = query.paged ? 'Answers a page: `data` and `nextCursor`.' : '';
  return [...opening(query, route), fieldTable(query.input, 'input'), paged].filter(Boolean);
}

const opening = (asked: Command | Query, route: Route): string[] => [
  `### ${asked.name}`,
  asked.sentence,
  `${code(`${route.method} ${route.path}`)} · ${code(asked.permission)} (${rolesWith(asked.permission)})`,
];

const rolesWith = (permission: Permission): string =>
  ROLES.filter((role) => may(role, permission)).join(', ');
