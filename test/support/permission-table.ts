/**
 * Who may what, written down once more and by hand: the tests compare it with what the server answers, so that a right
 * given by mistake in src/command/access.ts is seen.
 */
export const MATRIX_ROLES = ['owner', 'sales', 'warehouse', 'billing', 'viewer'] as const;
export type MatrixRole = (typeof MATRIX_ROLES)[number];

/** w: reads and writes, r: reads, -: neither. In the order of the roles. */
const RIGHTS: Readonly<Record<string, string>> = {
  sales: 'w w r r r',
  shipping: 'w w w r r',
  purchasing: 'w w r r r',
  stock: 'w r w r r',
  catalog: 'w r r r r',
  parties: 'w w r w r',
  billing: 'w r r w r',
  documents: 'w w w w r',
  setup: 'w r r r r',
  views: 'w w w w w',
  approvals: 'w w w w r',
  assistants: 'w w w w w',
  access: 'w - - - -',
};

export const MATRIX_SCOPES = [
  'read',
  'draft',
  'confirm',
  'ship',
  'stock',
  'purchase',
  'invoice',
  'pay',
  'cancel',
  'send',
  'admin',
] as const;

/** What could widen what a token may is for people, and for tokens that are held to nothing. */
const NEVER_HELD = ['access:write', 'assistants:write'];
const PEOPLE_DECIDE = ['approval.approve', 'approval.decline'];

export function roleMay(role: MatrixRole, permission: string): boolean {
  const [area, act] = permission.split(':');
  const right = RIGHTS[area as string]?.split(' ')[MATRIX_ROLES.indexOf(role)];
  if (right === undefined) throw new Error(`the table says nothing of ${area}; think about who may`);
  return right === 'w' || (right === 'r' && act === 'read');
}

export interface Who {
  readonly role: MatrixRole;
  /** Null: held to none. */
  readonly scopes: readonly string[] | null;
  /** Of whom an agent acts for. */
  readonly person?: MatrixRole;
}
export interface What {
  readonly name: string;
  readonly permission: string;
  readonly scope: string;
}
export type Door = 'open' | 'access/forbidden' | 'access/scope-missing';

/** What must come of it before anything is looked at. */
export function doorFor({ role, scopes, person }: Who, { name, permission, scope }: What): Door {
  const isHeld = scopes !== null || person !== undefined;
  if (!roleMay(role, permission)) return 'access/forbidden';
  if (isHeld && NEVER_HELD.includes(permission)) return 'access/forbidden';
  if (person && !roleMay(person, permission)) return 'access/forbidden';
  if (scopes && !scopes.includes(scope)) return 'access/scope-missing';
  if (isHeld && PEOPLE_DECIDE.includes(name)) return 'access/forbidden';
  return 'open';
}
