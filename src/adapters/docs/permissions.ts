import { AREAS, type Area, may, type Permission, ROLES } from '../../command/access.ts';
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
    'A token has one role. A role may read an area, write it, or neither.',
    table(['area', 'about', ...ROLES], grants),
    '## What needs which permission',
    table(['permission', 'roles', 'commands and queries'], rows),
  );
}

function mark(role: (typeof ROLES)[number], area: Area): string {
  const may_ = (act: 'read' | 'write') => may(role, `${area}:${act}`);
  if (may_('read') && may_('write')) return 'read, write';
  return may_('write') ? 'write' : may_('read') ? 'read' : '–';
}

const rolesWith = (permission: Permission): string =>
  ROLES.filter((role) => may(role, permission)).join(', ');
