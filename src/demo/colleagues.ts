import { type Actor, may, type Permission, type Role } from '../command/access.ts';
import type { Person } from '../people/index.ts';

/** Of every user of a demo company. It is in the guide, so it guards nothing. */
export const DEMO_PASSWORD = 'harbour-pine-demo';

const NAMES: Readonly<Record<Role, string>> = {
  owner: 'Marta Lindqvist',
  sales: 'Jonas Petersen',
  warehouse: 'Aylin Demir',
  billing: 'Sofia Marques',
  viewer: 'Tom Hagen',
};

/** Who works at the company: one for each role, `owner@harbour-pine.example` and so on. */
export function colleagues(company: string): Person[] {
  const words = company.toLowerCase().match(/[a-z0-9]+/g) ?? ['demo'];
  const domain = `${words.join('-').slice(0, 60)}.example`;
  return (Object.entries(NAMES) as [Role, string][]).map(([role, name]) => ({
    name,
    email: `${role}@${domain}`,
    role,
  }));
}

/** Whose work something is. */
const WORK: Readonly<Record<string, Role>> = {
  sales: 'sales',
  purchasing: 'sales',
  parties: 'sales',
  shipping: 'warehouse',
  stock: 'warehouse',
  billing: 'billing',
};

/** Who of them does what needs this permission: whoever's work it is, or the owner. */
export function whoDoes(actors: readonly Actor[], permission: Permission): Actor {
  const role = WORK[permission.split(':')[0] as string];
  const found = actors.find((one) => one.role === role && may(one.role, permission));
  return found ?? (actors.find((one) => one.role === 'owner') as Actor);
}
