import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tally } from '../support/company.ts';
import { SeveralServers } from '../support/several-servers.ts';

test('many at once over two servers come to no more than the day allows', async () => {
  const servers = await SeveralServers.start(2);
  try {
    const company = await servers.found();
    await company.stock({ MUG: '100' });
    const limits = { perDay: { value: '100.00' } };
    const { secret } = await company.must('/v1/tokens', {
      name: 'desk',
      role: 'sales',
      agent: 'Desk',
      limits,
    });
    const order = { customer: 'C-1', lines: [{ product: 'MUG', quantity: '1' }] };
    const answers = await company.postAtOnce(50, '/v1/sales-orders', order, { token: secret });
    assert.deepEqual(tally(answers), { 201: 10, '403 access/over-cap': 40 });
    await company.verify();
  } finally {
    await servers.close();
  }
});
