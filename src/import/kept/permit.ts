import { type Actor, denial, may, type Permission, scopeDenial } from '../../command/access.ts';
import type { Desk } from '../../command/desk.ts';
import { wholeDenial } from '../../command/mandate/reads.ts';
import type { Registry } from '../../command/registry.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { ImportKind } from '../import-job.store.ts';

export const IMPORTED = ['orders', 'products', 'customers', 'stock'] as const;

/** The command a file of each kind is made of; what it makes on the way is judged with the file. */
const MADE_BY: Readonly<Record<ImportKind, string>> = {
  orders: 'sales-order.create',
  products: 'product.create',
  customers: 'customer.create',
  stock: 'receipt.create',
};

export const permissionFor = (registry: Registry, what: ImportKind): Permission =>
  registry.commands.get(MADE_BY[what])!.permission;

/** Who may not make a thing may not look at files of it either: they hold what others sent. It goes on record. */
export async function denied(desk: Desk, actor: Actor, what: ImportKind): Promise<Problem | null> {
  const { permission, scope } = desk.registry.commands.get(MADE_BY[what])!;
  const why = denial(actor, permission) ?? wholeDenial(actor, 'import') ?? scopeDenial(actor, scope);
  return why && (await desk.denied(actor, 'import', why)).problem;
}

export const kindsFor = (registry: Registry, actor: Actor): ImportKind[] =>
  IMPORTED.filter((what) => may(actor.role, permissionFor(registry, what)));
