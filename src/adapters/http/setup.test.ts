import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser } from '../../../test/support/browser.ts';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';

const owner = { name: 'Rosa', email: 'Rosa@example.com', password: 'a long enough one' };

async function inHouse(work: (house: OpenHouse, page: Browser) => Promise<void>, limits?: object) {
  const house = await openHouse(limits);
  try {
    await work(house, new Browser(house.base));
  } finally {
    await house.close();
  }
}

test('while there is no user, whoever has the code of the server becomes the first owner', () =>
  inHouse(async (house, page) => {
    assert.deepEqual((await page.get('/v1/setup')).body, { needed: true });
    const [one] = await house.assembly.setUp.codes();
    const [two] = await house.assembly.setUp.codes();
    assert.equal(one?.organisation, 'Harbour Goods');
    const begin = (code: string) => page.ask('POST', '/v1/setup', { ...owner, code });
    const guessed = await begin(`${one?.code.slice(0, -4)}AAAA`);
    assert.deepEqual([guessed.status, guessed.body.type], [403, '/problems/setup/refused']);
    // The code of a server started earlier still works.
    const made = await begin(one!.code);
    assert.deepEqual(
      [made.status, made.body.user.email, made.body.user.role],
      [201, 'rosa@example.com', 'owner'],
    );
    assert.equal((await page.get('/v1/session')).status, 200);
    assert.deepEqual((await page.get('/v1/setup')).body, { needed: false });
    assert.equal((await begin(one!.code)).status, 403);
    assert.equal((await begin(two!.code)).status, 403);
    assert.deepEqual(await house.assembly.setUp.codes(), []);
  }));

test('of two who set up at once one becomes the owner', () =>
  inHouse(async (house) => {
    const [one] = await house.assembly.setUp.codes();
    const begin = (name: string) =>
      new Browser(house.base).ask('POST', '/v1/setup', {
        ...owner,
        code: one?.code,
        name,
        email: `${name}@example.com`,
      });
    const answers = await Promise.all(['ann', 'bob', 'cat'].map(begin));
    const statuses = answers.map(({ status }) => status).sort();
    assert.equal(statuses[0], 201);
    assert.ok(
      statuses.slice(1).every((status) => status === 409 || status === 403),
      String(statuses),
    );
    assert.equal((await house.request('GET', '/v1/users')).body.data.length, 1);
  }));

test('a short password and an e-mail that is none are refused with a pointer to them', () =>
  inHouse(async (house, page) => {
    const code = await codeOf(house);
    const short = await page.ask('POST', '/v1/setup', { ...owner, code, password: 'too short' });
    assert.deepEqual([short.status, short.body.errors[0].pointer], [422, '/password']);
    assert.ok(!JSON.stringify(short.body).includes('too short'), 'a password is never told back');
    const odd = await page.ask('POST', '/v1/setup', { ...owner, code, email: 'rosa' });
    assert.deepEqual([odd.status, odd.body.errors[0].pointer], [422, '/email']);
  }));

const codeOf = async (house: OpenHouse) => (await house.assembly.setUp.codes())[0]?.code;

const limits = { limits: { perMinute: 0, failuresPerMinute: 0, signInFailures: 3 } };

test('who guesses waits, by name and by address, and the right password does not help', () =>
  inHouse(async (house, page) => {
    const code = await codeOf(house);
    await page.ask('POST', '/v1/setup', { ...owner, code });
    const guess = async (email: string) => (await page.signIn(email, 'is it this one')).status;
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push(await guess(owner.email));
    assert.deepEqual(statuses, [401, 401, 401, 429]);
    const right = await page.signIn(owner.email, owner.password);
    assert.equal(right.body.type, '/problems/request/too-many');
    assert.ok(Number(right.headers.get('retry-after')) > 60);
    // Others are not shut out by it, until this address has guessed at too many of them.
    const others = [];
    for (let i = 0; i < 14; i++) others.push(await guess(`other-${i}@example.com`));
    assert.deepEqual([others[0], others.at(-1)], [401, 429]);
  }, limits));

test('who finds a browser open cannot guess the password in it', () =>
  inHouse(async (house, page) => {
    const code = await codeOf(house);
    await page.ask('POST', '/v1/setup', { ...owner, code });
    const guess = () =>
      page.ask('POST', '/v1/session/password', { current: 'is it this one', password: 'my own long one' });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await guess()).status);
    assert.deepEqual(statuses, [422, 422, 422, 429]);
  }, limits));
