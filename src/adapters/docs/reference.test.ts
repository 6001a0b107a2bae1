import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { registry } from '../../trades.ts';
import { REFERENCE, referencePages } from './reference.ts';

test('docs/reference is what the code says; if not, run npm run docs', () => {
  const pages = referencePages(registry);
  assert.deepEqual(readdirSync(REFERENCE).sort(), [...pages.keys()].sort());
  for (const [file, text] of pages) {
    const written = readFileSync(new URL(file, REFERENCE), 'utf8');
    assert.ok(written === text, `docs/reference/${file} is out of date: run npm run docs`);
  }
});

test('the life of every kind of document is on the page', () => {
  const page = referencePages(registry).get('life-cycles.md') ?? '';
  const shown = [...page.matchAll(/^## (.+)$/gm)].map(([, name]) => name);
  const orders = ['Shipment-driven order', 'Status-driven order'];
  const others = ['Shipment', 'Purchase order', 'Drop-ship', 'Invoice'];
  assert.deepEqual(shown, ['Transfer', 'Stock count', ...orders, ...others]);
});

test('every command and query is on the pages', () => {
  const pages = referencePages(registry);
  for (const name of [...registry.commands.keys(), ...registry.queries.keys()]) {
    assert.match(pages.get('commands.md') ?? '', new RegExp(`^### ${name}$`, 'm'));
    assert.match(pages.get('api.md') ?? '', new RegExp(`\`${name}\``));
  }
});
