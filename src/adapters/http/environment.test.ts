import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromEnvironment } from './environment.ts';

test('nothing said changes nothing', () => {
  assert.deepEqual(fromEnvironment({}), {});
  assert.deepEqual(fromEnvironment({ ALLOT_LOG: '', ALLOT_REQUESTS_PER_MINUTE: '' }), {});
});

test('what is said is taken', () => {
  const env = {
    ALLOT_LOG: 'info',
    ALLOT_REQUESTS_PER_MINUTE: '0',
    ALLOT_TRUST_PROXY: 'true',
    ALLOT_METRICS_TOKEN: 'm',
  };
  const wanted = { logLevel: 'info', limits: { perMinute: 0 }, trustProxy: true, metricsToken: 'm' };
  assert.deepEqual(fromEnvironment(env), wanted);
  assert.equal(fromEnvironment({ ALLOT_TRUST_PROXY: '10.0.0.1' }).trustProxy, '10.0.0.1');
});

test('nonsense is refused with what would be right', () => {
  assert.throws(() => fromEnvironment({ ALLOT_LOG: 'loud' }), /one of silent, fatal/);
  assert.throws(() => fromEnvironment({ ALLOT_REQUESTS_PER_MINUTE: 'many' }), /such as 6000/);
});
