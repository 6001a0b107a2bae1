import { AREAS, type Area, may, type Permission, ROLES } from '../../command/access.ts';
import { SCOPE_NAMES, SCOPES } from '../../command/mandate/scope.ts';
import type { Registry } from '../../command/registry.ts';
import { code, page, table } from './markdown.ts';

/** permissions.md: what each role may, and which permission each command and query needs. */
export function permissionsPage(registry: Registry): string {
  const areas = Object.entries(AREAS) as [Area, string][];
  const grants = areas.map(([area, about]) => [area, about, ...ROLES.map((role) => mark(role, area))]);
  const asked = [...registry.commands.values(), ...registry.queries.values()];
  const byPermission = Map.groupBy(asked, (one) => one.permission);
  const rows = [...byPermission.keys()].sort().map((permission) => {
    const names = (byPermission.get(permission) ?? []).map((one) => code(one.name));
    return [code(permission), rolesWith(permission), names.join(', ')];
  });
  return page(
    'Roles and permissions',
    'A token has one role. A role may read an area, write it, or neither. A token may be held to scopes besides.',
    table(['area', 'about', ...ROLES], grants),
    '## What needs which permission',
    table(['permission', 'roles', 'commands and queries'], rows),
    '## Scopes',
    'Questions need `read`. What a command would do may need more than its own scope: an order that is created as Shipped needs `confirm` and `ship` as well.',
    table(
      ['scope', 'about', 'commands'],
      SCOPE_NAMES.map((scope) => [code(scope), SCOPES[scope], commandsIn(registry, scope)]),
    ),
  );
}

function mark(role: (typeof ROLES)[number], area: Area): string {
  const may_ = (act: 'read' | 'write') => may(role, `${area}:${act}`);
  if (may_('read') && may_('write')) return 'read, write';
  return may_('write') ? 'write' : may_('read') ? 'read' : '–';
}

const rolesWith = (permission: Permission): string =>
  ROLES.filter((role) => may(role, permission)).join(', ');

const commandsIn = (registry: Registry, scope: string): string =>
  [...registry.commands.values()]
    .filter((command) => command.scope === scope)
    .map(({ name }) => code(name))
    .join(', ');
