import type { Id } from '../kernel/id.ts';
import { type Problem, type ProblemKind, problem, problemKind } from '../kernel/problem.ts';
import { scopeMissing } from './mandate/judge.ts';
import type { Limits } from './mandate/limits.ts';
import type { Scope } from './mandate/scope.ts';

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
  approvals: 'what agents ask a person for: see it, approve or decline it',
  assistants: 'programs that act for oneself: connect and disconnect them, and what they may do',
  access: 'users, tokens, who may do what and who did it',
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
  'approvals:read',
];

/** Whatever the role: what is one's own. */
const OWN: readonly Permission[] = ['views:read', 'views:write', 'assistants:read', 'assistants:write'];

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
    'approvals:write',
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
    'approvals:write',
  ],
  warehouse: [...EVERYTHING_READABLE, 'shipping:write', 'stock:write', 'documents:write', 'approvals:write'],
  billing: [...EVERYTHING_READABLE, 'billing:write', 'parties:write', 'documents:write', 'approvals:write'],
  viewer: EVERYTHING_READABLE,
};

const granted = new Map(Object.entries(GRANTS).map(([role, list]) => [role, new Set([...list, ...OWN])]));
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
  /** The way in: web, api, command line, import, agent … */
  readonly source: string;
  /** What acts with the token, where that is no person and no program of its own. */
  readonly agent?: string;
  /** The user an agent acts for: it may no more than they may. */
  readonly person?: Person;
  /** Null: whatever the role may. */
  readonly scopes?: readonly Scope[] | null;
  readonly limits?: Limits | null;
}

export interface Person {
  readonly id: Id;
  readonly name: string;
  readonly role: Role;
}

export const UNAUTHENTICATED: ProblemKind = problemKind('access/unauthenticated', 401, 'Not signed in');
export const FORBIDDEN: ProblemKind = problemKind('access/forbidden', 403, 'Not permitted');

/** What nobody does with a token that is held to something: it could widen what it may. */
const NEVER_HELD: ReadonlySet<Permission> = new Set(['access:write', 'assistants:write']);

/** Acts as an agent, or within scopes or limits. */
export const isHeld = ({ agent, scopes, limits }: Actor): boolean =>
  agent !== undefined || Boolean(scopes) || Boolean(limits);

/** Why not, by role: that of the token, and of the person it acts for. */
export function denial(actor: Actor, permission: Permission): Problem | null {
  const { role, user, name, person } = actor;
  const who = user ? `"${name}"` : `the token "${name}"`;
  if (!may(role, permission)) return lacks(role, who, permission);
  if (isHeld(actor) && NEVER_HELD.has(permission)) {
    const detail = `${who} acts within scopes or limits; ${permission} takes a person, or a token without them`;
    return problem(FORBIDDEN, detail, { role, permission });
  }
  if (!person || may(person.role, permission)) return null;
  return lacks(person.role, `"${person.name}", for whom ${who} acts,`, permission);
}

const lacks = (role: Role, who: string, permission: Permission): Problem =>
  problem(FORBIDDEN, `the role "${role}" of ${who} lacks ${permission}`, { role, permission });

/** Why not, by scope. */
export const scopeDenial = ({ scopes, name }: Actor, scope: Scope): Problem | null =>
  !scopes || scopes.includes(scope) ? null : scopeMissing(name, scope);
