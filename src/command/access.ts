import type { Id } from '../kernel/id.ts';
import { type Problem, type ProblemKind, problem, problemKind } from '../kernel/problem.ts';

export const ROLES = ['owner', 'sales', 'warehouse', 'billing', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** What a command or query is about; a role may read or write an area, or neither. */
export const AREAS = {
  sales: 'sales orders: create, edit, confirm, move, cancel',
  shipping: 'shipments: pick, pack, ship',
  purchasing: 'purchase orders and drop-ships',
  stock: 'positions, receipts, adjustments, counts, transfers, bins and lots',
  catalog: 'products, price lists and prices',
  parties: 'customers, brokers, suppliers',
  billing: 'invoices, payments and what an order costs',
  documents: 'printing, labels and e-mails, of what one may read',
  setup: 'the organisation, channels and locations',
  views: 'saved views of lists: everybody has their own',
  access: 'users, tokens and who may do what',
} as const;
export type Area = keyof typeof AREAS;
export type Permission = `${Area}:${'read' | 'write'}`;

const EVERYTHING_READABLE: readonly Permission[] = [
  'sales:read',
  'shipping:read',
  'purchasing:read',
  'stock:read',
  'catalog:read',
  'parties:read',
  'billing:read',
  'documents:read',
  'setup:read',
];

/** Whatever the role. */
const OWN_VIEWS: readonly Permission[] = ['views:read', 'views:write'];

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [
    ...EVERYTHING_READABLE,
    'access:read',
    'sales:write',
    'shipping:write',
    'purchasing:write',
    'stock:write',
    'catalog:write',
    'parties:write',
    'billing:write',
    'documents:write',
    'setup:write',
    'access:write',
  ],
  sales: [
    ...EVERYTHING_READABLE,
    'sales:write',
    'shipping:write',
    'purchasing:write',
    'parties:write',
    'documents:write',
  ],
  warehouse: [...EVERYTHING_READABLE, 'shipping:write', 'stock:write', 'documents:write'],
  billing: [...EVERYTHING_READABLE, 'billing:write', 'parties:write', 'documents:write'],
  viewer: EVERYTHING_READABLE,
};

const granted = new Map(
  Object.entries(GRANTS).map(([role, list]) => [role, new Set([...list, ...OWN_VIEWS])]),
);
export const may = (role: Role, permission: Permission): boolean =>
  granted.get(role)?.has(permission) ?? false;

/** Everything a role may, in the order of the alphabet. */
export const permissionsOf = (role: Role): readonly Permission[] => [...(granted.get(role) ?? [])].sort();

/** Who asks: a token of one organisation. */
export interface Actor {
  readonly org: Id;
  readonly token: Id;
  /** Whose session the token is, where it is one. */
  readonly user?: Id;
  readonly name: string;
  readonly role: Role;
  /** The way in: web, api, command line, import … */
  readonly source: string;
}

export const UNAUTHENTICATED: ProblemKind = problemKind('access/unauthenticated', 401, 'Not signed in');
export const FORBIDDEN: ProblemKind = problemKind('access/forbidden', 403, 'Not permitted');

export function denial(actor: Actor, permission: Permission): Problem | null {
  if (may(actor.role, permission)) return null;
  const who = actor.user ? `"${actor.name}"` : `the token "${actor.name}"`;
  const detail = `the role "${actor.role}" of ${who} lacks ${permission}`;
  return problem(FORBIDDEN, detail, { role: actor.role, permission });
}
