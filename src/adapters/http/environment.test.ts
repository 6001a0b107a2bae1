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

test('a mail server is an SMTP address and whom e-mails are from, and its password is repeated nowhere', () => {
  const [url, from] = ['smtp://me:secret@mail.example:587', 'orders@company.example'];
  const told = fromEnvironment({ ALLOT_SMTP_URL: url, ALLOT_MAIL_FROM: from });
  assert.deepEqual(told, { mail: { url, from } });
  const refused = (env: NodeJS.ProcessEnv, why: RegExp) =>
    assert.throws(
      () => fromEnvironment(env),
      ({ message }: Error) => why.test(message) && !message.includes('secret'),
    );
  refused({ ALLOT_SMTP_URL: url }, /together/);
  refused({ ALLOT_MAIL_FROM: from }, /together/);
  refused({ ALLOT_SMTP_URL: 'http://me:secret@mail.example', ALLOT_MAIL_FROM: from }, /like smtp/);
  refused({ ALLOT_SMTP_URL: url, ALLOT_MAIL_FROM: 'Orders <x>' }, /such as orders@company\.example/);
});

test('the address of the server is an origin: other addresses are made by adding to it', () => {
  assert.deepEqual(fromEnvironment({ ALLOT_URL: 'https://allot.example/' }), {
    url: 'https://allot.example',
  });
  for (const wrong of ['allot.example', 'https://allot.example/shop', 'ftp://allot.example']) {
    assert.throws(() => fromEnvironment({ ALLOT_URL: wrong }), /like https:\/\/allot\.example/);
  }
});
