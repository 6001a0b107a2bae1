import type { FactStore } from '../command/fact.ts';
import { statement } from '../store/statement.ts';
import { type Owners, owners } from './owners.ts';

const ACTIVE = `SELECT id, password_set_at IS NOT NULL AS signs_in FROM app_user
  WHERE org_id = $1 AND role = 'owner' AND deactivated_at IS NULL ORDER BY id`;

export const ownersStore: FactStore<Owners> = {
  fact: owners,
  load: (org) => ({
    lock: [],
    load: [statement('user.owners', ACTIVE, [org])],
    read: ([rows]) => [{ org, owners: rows!.map((row) => ({ id: row.id, signsIn: row.signs_in })) }],
  }),
  save: () => [],
};
