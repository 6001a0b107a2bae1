import type { Quantity } from '../../kernel/fixed.ts';
import { formatMoney, money } from '../../kernel/money.ts';
import { formatQuantity, parseQuantity } from '../../kernel/quantity.ts';
import { plainArray, type Row, statement } from '../../store/statement.ts';
import { Table } from '../../store/table.ts';
import type { FactStore } from '../fact.ts';
import { type Amount, type TokenUse, tokenUses } from './token-use.ts';

const table = new Table<TokenUse>('token_use', ['token_id', 'day'], {
  token_id: ['uuid', (use) => use.token],
  day: ['date', (use) => use.day],
  used: ['jsonb', (use) => Object.fromEntries(Object.entries(use.used).map(([of, one]) => [of, kept(one)]))],
});

const kept = ({ value, quantity }: Amount) => ({
  value: formatMoney(value, 4),
  quantity: formatQuantity(quantity),
});

export const readUse = (row: Row): TokenUse => ({
  token: row.token_id,
  day: row.day,
  used: Object.fromEntries(
    Object.entries(row.used as Record<string, ReturnType<typeof kept>>).map(([scope, one]) => [
      scope,
      { value: money(one.value), quantity: parseQuantity(one.quantity) as Quantity },
    ]),
  ),
});

const USES = `FROM token_use WHERE org_id = $1 AND (token_id, day) IN (
  SELECT * FROM unnest($2::uuid[], $3::date[]))`;

const parts = (keys: readonly string[]) => [
  plainArray(keys.map((key) => key.slice(0, 36))),
  plainArray(keys.map((key) => key.slice(37))),
];

export const tokenUseStore: FactStore<TokenUse> = {
  fact: tokenUses,
  load: (org, keys, locked) => ({
    lock: locked.length
      ? [
          statement('token-use.lock', `SELECT 1 ${USES} ORDER BY token_id, day FOR UPDATE`, [
            org,
            ...parts(locked),
          ]),
        ]
      : [],
    load: [statement('token-use.load', `SELECT * ${USES}`, [org, ...parts(keys)])],
    read: ([rows]) => rows!.map(readUse),
  }),
  // Two first uses at once collide on the key, and the batch counts again.
  save: (org, changes) => table.save(org, changes),
};
