import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenHouse, openHouse } from '../../test/support/house.ts';
import type { Id } from '../kernel/id.ts';
import { newId } from '../store/new-id.ts';
import { makerIn, mayChange } from './saved-view.ts';

let house: OpenHouse;
let sales: Record<string, string>;
let viewer: Record<string, string>;

before(async () => {
  house = await openHouse();
  const as = async (role: 'sales' | 'viewer') => ({ authorization: `Bearer ${await house.tokenFor(role)}` });
  [sales, viewer] = [await as('sales'), await as('viewer')];
});
after(() => house?.close());

type Who = Record<string, string>;
const save = (who: Who, name: string, more: object = {}) =>
  house.request(
    'POST',
    '/v1/saved-views',
    { list: 'sales-orders', name, query: 'status=Saved', ...more },
    who,
  );
const names = async (who: Who, search = '') =>
  (await house.request('GET', `/v1/saved-views${search}`, undefined, who)).body.data.map(
    ({ name }: { name: string }) => name,
  );

test('everybody saves views of their own, whatever the role, and sees those that are shared', async () => {
  const own = await save(viewer, 'Mine', { query: '?late=true&sort=mustArriveBy' });
  assert.equal(own.status, 201);
  assert.deepEqual(
    [own.body.query, own.body.shared, own.body.mine, own.body.by, own.body.version],
    ['late=true&sort=mustArriveBy', false, true, 'a viewer', 1],
  );
  await save(sales, 'Ours', { shared: true });
  await save(sales, 'Products', { list: 'products', shared: true });
  assert.deepEqual(await names(viewer), ['Products', 'Mine', 'Ours']);
  assert.deepEqual(await names(viewer, '?list=sales-orders'), ['Mine', 'Ours']);
  assert.deepEqual(await names(sales, '?list=sales-orders'), ['Ours']);
  const first = (await house.request('GET', '/v1/saved-views?limit=1', undefined, viewer)).body;
  assert.deepEqual(await names(viewer, `?cursor=${first.nextCursor}`), ['Mine', 'Ours']);
});

test('only whoever made a view, or an owner, changes or deletes it', async () => {
  const shared = (await save(sales, 'Shared', { shared: true })).body;
  const hidden = (await save(sales, 'Hidden')).body;
  const path = (view: { id: string }) => `/v1/saved-views/${view.id}`;
  const problem = async (method: string, view: { id: string }, who: Who) => {
    const { status, body } = await house.request(
      method,
      path(view),
      method === 'PATCH' ? { name: 'x' } : {},
      who,
    );
    return [status, body.type];
  };
  assert.deepEqual(await problem('PATCH', shared, viewer), [403, '/problems/saved-view/not-yours']);
  assert.deepEqual(await problem('DELETE', shared, viewer), [403, '/problems/saved-view/not-yours']);
  assert.deepEqual(await problem('PATCH', hidden, viewer), [404, '/problems/not-found']);
  assert.equal((await house.request('GET', path(hidden), undefined, viewer)).status, 404);
  assert.equal((await house.request('GET', path(shared), undefined, viewer)).body.mayChange, false);

  const renamed = await house.request('PATCH', path(hidden), { name: 'Seen', shared: true }, sales);
  assert.deepEqual(
    [renamed.body.name, renamed.body.query, renamed.body.version],
    ['Seen', 'status=Saved', 2],
  );
  assert.ok((await names(viewer)).includes('Seen'));
  const stale = await house.request('PATCH', path(hidden), { name: 'y', expectedVersion: 1 }, sales);
  assert.equal(stale.status, 412);

  assert.equal((await house.request('PATCH', path(hidden), { name: 'By the owner' })).status, 200);
  assert.equal((await house.request('DELETE', path(hidden))).status, 200);
  assert.equal((await house.request('DELETE', path(shared), undefined, sales)).status, 200);
  assert.equal((await house.request('GET', path(shared), undefined, sales)).status, 404);
  assert.equal((await house.request('DELETE', path(shared), undefined, sales)).status, 404);
});

test('a user is the same in every session', () => {
  const [ann, ben] = [newId(), newId()];
  const session = (user: Id, role: 'sales' | 'owner' = 'sales') =>
    ({ org: newId(), token: newId(), user, name: 'x', role, source: 'web' }) as const;
  const view = { maker: makerIn(session(ann)) };
  assert.equal(mayChange(view, session(ann)), true);
  assert.equal(mayChange(view, session(ben)), false);
  assert.equal(mayChange(view, session(ben, 'owner')), true);
});

test('what is not an address, a name or a list is refused', async () => {
  const wrong = [
    { query: 'a b' },
    { query: `a=${'x'.repeat(2000)}` },
    { name: ' ' },
    { list: 'Sales orders' },
  ];
  for (const fields of wrong) {
    const { status, body } = await save(sales, 'Wrong', fields);
    assert.equal(status, 422);
    assert.equal(body.errors[0].pointer, `/${Object.keys(fields)[0]}`);
  }
});
