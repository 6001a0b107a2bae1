import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { faultsFor } from './axe.ts';
import { TestBrowser } from './browser.ts';

const PAGES: Readonly<Record<string, string>> = {
  '/': '<html lang="en"><title>Sound</title><main><h1>Sound</h1><button>Go</button></main></html>',
  '/unnamed': '<html lang="en"><title>Unnamed</title><main><h1>Unnamed</h1><input></main></html>',
  '/loud': '<script src="/loud.js"></script>',
};

let browser: TestBrowser;
let server: Server;
let base: string;

before(async () => {
  browser = await TestBrowser.open();
  server = createServer((request, response) => {
    const url = request.url ?? '/';
    response.setHeader('content-security-policy', "default-src 'self'");
    const isScript = url === '/loud.js';
    if (url === '/broken') response.statusCode = 500;
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? 'throw new Error("loud")' : (PAGES[url] ?? ''));
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(async () => {
  await browser?.close();
  server?.close();
});

test('a page without a fault passes, and what it says is found by role', async () => {
  const window = await browser.window(base);
  await window.page.goto('/');
  await window.page.getByRole('button', { name: 'Go' }).click();
  assert.deepEqual(await faultsFor(window.page), []);
  await window.close();
});

test('axe is put into a page that takes no foreign scripts, and finds an input without a name', async () => {
  const window = await browser.window(base);
  await window.page.goto('/unnamed');
  assert.match((await faultsFor(window.page)).join(), /critical label/);
  await window.close();
});

test('an error on a page and an answer that says the server is at fault fail the test', async () => {
  const window = await browser.window(base);
  await window.page.goto('/loud');
  await window.page.goto('/broken');
  await assert.rejects(window.close(), /error on the page: Error: loud[\s\S]*500 GET/);
});
