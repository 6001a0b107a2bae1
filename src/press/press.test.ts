import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { codesOn, pagesOf } from '../../test/support/paper.ts';
import { code128 } from './barcode.ts';
import { Press } from './press.ts';
import { openCompiler } from './typst.ts';

const LETTER = `#import "parts.typ": width
#set page(width: width, height: 80mm, margin: 2mm)
#let data = json(bytes(sys.inputs.data))
#let bars = json(bytes(sys.inputs.barcodes))
#for name in data.names [#text(name) #parbreak()]
#for (text, bar) in bars { image(bytes(bar.svg), format: "svg", width: 70mm, height: 9mm, fit: "stretch") }
#if data.endless { let i = 0; while i >= 0 { i = calc.rem(i + 1, 7); for _ in range(9999) {} } }
#if data.broken { panic("broken") }
#if data.outside { read("/../../../../../../../etc/hostname") }`;

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'allot-press-'));
  writeFileSync(join(folder, 'letter.typ'), LETTER);
  writeFileSync(join(folder, 'parts.typ'), '#let width = 90mm');
});
after(() => rmSync(folder, { recursive: true, force: true }));

const NOTHING = { names: [] as string[], endless: false, broken: false, outside: false };
const letter = (data: Partial<typeof NOTHING> = {}, barcodes: readonly string[] = []) => ({
  template: 'letter.typ',
  data: { ...NOTHING, ...data },
  files: {},
  barcodes,
});

async function withPress(settings: object, work: (press: Press) => Promise<void>): Promise<void> {
  const press = new Press({ templates: folder, ...settings });
  try {
    await work(press);
  } finally {
    await press.close();
  }
}

async function printedBy(press: Press, job: ReturnType<typeof letter>): Promise<Uint8Array> {
  const made = await press.print(job);
  assert.ok(made.ok, made.ok ? '' : made.problem.detail);
  return made.value;
}

test('what is told to a template stands on the page as text, whatever it looks like', async () => {
  await withPress({}, async (press) => {
    const names = ['#panic("no")', '*bold* _it_ $x$', '\\ ] }'];
    const pdf = await printedBy(press, letter({ names }, ['SO-000001']));
    const [page] = await pagesOf(pdf);
    for (const name of names) assert.ok(page?.text.includes(name), name);
    assert.deepEqual(await codesOn(pdf), ['SO-000001']);
  });
});

test('a barcode has ten empty modules on either side, without which scanners do not find it', () => {
  const { svg, modules } = code128('A');
  assert.equal(modules, 10 + 3 * 11 + 13 + 10);
  assert.match(svg, /^<svg [^>]*><path d="M10 0h/);
});

test('the compiler in WebAssembly makes the same page of the same template', async () => {
  const inputs = {
    data: JSON.stringify({ ...NOTHING, names: ['Ærø', 'Ω', '日本', 'Ж'] }),
    barcodes: JSON.stringify({ 'A-1': code128('A-1') }),
  };
  const compiler = await openCompiler(folder, 'wasm');
  const pdf = await compiler.pdf('letter.typ', inputs, new Map());
  const [page] = await pagesOf(pdf);
  for (const name of ['Ærø', 'Ω', '日本', 'Ж']) assert.ok(page?.text.includes(name), name);
  assert.equal(Math.round(page?.width ?? 0), 255);
  assert.deepEqual(await codesOn(pdf), ['A-1']);
  await assert.rejects(
    compiler.pdf('letter.typ', { ...inputs, data: JSON.stringify({ ...NOTHING, broken: true }) }, new Map()),
    /broken/,
  );
});

test('a document that never ends is stopped and refused, and the next one is made', async () => {
  await withPress({ seconds: 3 }, async (press) => {
    const [stuck, next] = await Promise.all([
      press.print(letter({ endless: true })),
      press.print(letter({ names: ['next'] })),
    ]);
    assert.equal(stuck.ok ? '' : stuck.problem.type, 'document/too-long');
    assert.ok(next.ok);
  });
});

test('a template that fails is a fault and says where, and files outside the templates are not read', async () => {
  await withPress({}, async (press) => {
    await assert.rejects(press.print(letter({ broken: true })), /letter\.typ.*broken/s);
    await assert.rejects(press.print(letter({ outside: true })), /letter\.typ/);
    await printedBy(press, letter());
  });
});

test('more documents than may wait are refused, those that wait are made', async () => {
  await withPress({ waiting: 2 }, async (press) => {
    const made = await Promise.all([1, 2, 3, 4].map(() => press.print(letter())));
    assert.deepEqual(
      made.map((one) => (one.ok ? 'made' : one.problem.type)),
      ['made', 'made', 'made', 'document/press-busy'],
    );
  });
});

test('the server goes on while a document is made', async () => {
  await withPress({ seconds: 3 }, async (press) => {
    await printedBy(press, letter());
    const work = press.print(letter({ endless: true }));
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);
    await work;
    clearInterval(beat);
    // The page takes seconds; on a thread of the server nothing would have beaten meanwhile.
    assert.ok(longest < 700, `${longest} ms without a beat`);
  });
});

test('a process that has come to hold too much makes way for a new one', async () => {
  await withPress({ mostBytes: 1 }, async (press) => {
    for (let i = 0; i < 3; i++) await printedBy(press, letter());
  });
});

test('closing gives up what is under way and what waits, and starts nothing again', async () => {
  const press = new Press({ templates: folder });
  const all = [press.print(letter({ endless: true })), press.print(letter()), press.print(letter())];
  const ended = Promise.allSettled(all);
  await press.close();
  assert.deepEqual(
    (await ended).map(({ status }) => status),
    ['rejected', 'rejected', 'rejected'],
  );
  const late = await press.print(letter());
  assert.equal(late.ok ? '' : late.problem.type, 'document/press-busy');
});

test('the process rests when nobody wants anything, and comes back', async () => {
  await withPress({ idleSeconds: 0.05 }, async (press) => {
    await printedBy(press, letter());
    await new Promise((go) => setTimeout(go, 150));
    await printedBy(press, letter());
  });
});
