import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import writeSheet from 'write-excel-file/node';
import { readTable } from './read-file.ts';
import { neutral, original } from './sheet.ts';
import { numberText } from './xlsx-process.ts';

const folder = mkdtempSync('/tmp/allot-import-');
after(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer, name = 'file.csv') {
  const path = join(folder, name);
  writeFileSync(path, content);
  return readTable(path);
}

async function sheetOf(content: string | Buffer) {
  const file = await read(content);
  assert.ok(file.ok, JSON.stringify(file));
  return file.value.sheet;
}

async function refusalOf(content: string | Buffer): Promise<string> {
  const file = await read(content);
  assert.ok(!file.ok);
  return file.problem.detail;
}

test('a CSV file is read with or without mark, by comma, semicolon or tab', async () => {
  const expected = {
    columns: ['SKU', 'Näme'],
    rows: [{ row: 2, cells: ['001', 'مصباح زيت'] }],
    faults: [],
  };
  assert.deepEqual(await sheetOf('\uFEFFSKU,Näme\r\n001,مصباح زيت\r\n'), expected);
  assert.deepEqual(await sheetOf('SKU;Näme\n001;مصباح زيت'), expected);
  assert.deepEqual(await sheetOf('SKU\tNäme\r001\tمصباح زيت\r'), expected);
  assert.deepEqual(await sheetOf(Buffer.from('\uFEFFSKU\tNäme\n001\tمصباح زيت', 'utf16le')), expected);
});

test('what is not UTF-8 is read as Windows wrote it', async () => {
  const bytes = Buffer.from('SKU;Name\nX1;caf\xe9 \x80 5', 'latin1');
  assert.deepEqual((await sheetOf(bytes)).rows, [{ row: 2, cells: ['X1', 'café € 5'] }]);
});

test('a row is known by the line it begins on, whatever stands before it', async () => {
  const sheet = await sheetOf('SKU,Name\r\n\r\nA,"two\r\nlines, ""quoted"""\r\n , \r\nB,"x\n\ny"\nC,z');
  assert.deepEqual(sheet.rows, [
    { row: 3, cells: ['A', 'two\r\nlines, "quoted"'] },
    { row: 6, cells: ['B', 'x\n\ny'] },
    { row: 9, cells: ['C', 'z'] },
  ]);
});

test('a quotation mark inside a cell stands for itself', async () => {
  const sheet = await sheetOf('SKU,Name\nA,12" frame\nB,"12"" frame"\nC,x "y" z');
  assert.deepEqual(
    sheet.rows.map(({ cells }) => cells[1]),
    ['12" frame', '12" frame', 'x "y" z'],
  );
});

test('cells beyond the columns and columns of one name are faults with their place', async () => {
  const sheet = await sheetOf('SKU,Name,SKU\nA,b,c\nA,b,c,d\nA,b,c,');
  assert.deepEqual(sheet.faults, [
    { row: 1, column: 'SKU', detail: 'two columns have this name' },
    {
      row: 3,
      column: null,
      detail: '4 cells under 3 columns: is a quotation mark or a separator missing?',
    },
  ]);
});

test('files that cannot be read say why', async () => {
  assert.equal(await refusalOf(''), 'the file is empty');
  assert.equal(await refusalOf(' \n\n'), 'the file is empty');
  assert.match(await refusalOf('a,b\n1,"x\n2,3\n'), /^line \d+: Quote Not Closed/);
  assert.equal(await refusalOf(Buffer.from([1, 2, 0, 4])), 'it is neither a CSV file nor an XLSX file');
  assert.equal(
    await refusalOf(`a,b\n${'1,2\n'.repeat(200_001)}`),
    'it has more than 200000 rows; cut it in parts',
  );
  assert.match(await refusalOf(Buffer.alloc(64 * 1024 * 1024 + 1, 'a')), /at most 67108864 are read/);
});

test('a spreadsheet keeps leading zeros, shows numbers as people see them and days as days', async () => {
  const bytes = await writeSheet([
    [{ value: 'SKU' }, { value: 'Price' }, { value: 'Day' }],
    [
      { value: '00123', type: String },
      { value: 0.1 + 0.2, type: Number },
      { value: new Date('2026-02-03T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
    ],
    [null, null, null],
    [
      { value: "'=1+1", type: String },
      { value: -2.55, type: Number },
      { value: new Date('2026-02-03T14:30:00Z'), type: Date, format: 'yyyy-mm-dd hh:mm' },
    ],
  ]).toBuffer();
  const sheet = await sheetOf(bytes);
  assert.deepEqual(sheet.columns, ['SKU', 'Price', 'Day']);
  assert.deepEqual(sheet.rows, [
    { row: 2, cells: ['00123', '0.3', '2026-02-03'] },
    { row: 4, cells: ['=1+1', '-2.55', '2026-02-03 14:30:00'] },
  ]);
});

test('numbers of a spreadsheet become plain decimals of at most 15 digits', () => {
  const cases = { '17850': '17850', '2.5499999999999998': '2.55', '1E-7': '0.0000001', '1.5e3': '1500' };
  for (const [stored, shown] of Object.entries(cases)) assert.equal(numberText(stored), shown);
  assert.equal(numberText('1e21'), '1000000000000000000000');
  assert.equal(numberText('-0.1'), '-0.1');
  assert.equal(numberText('100.0'), '100');
});

test('a spreadsheet that unpacks to more than it states, or to too much, is not opened', async () => {
  const zeros = Buffer.alloc(600 * 1024 * 1024);
  const packed = deflateRawSync(zeros, { level: 1 });
  assert.match(await refusalOf(zip(packed, zeros.length)), /it would unpack to 629145600 bytes/);
  assert.match(await refusalOf(zip(packed, 1000)), /an entry is not as large as stated/);
  assert.match(await refusalOf(zip(packed, 1000).subarray(0, 100)), /table of contents is damaged/);
  const hidden = Buffer.concat([
    zip(packed, 1000).subarray(0, 30 + 5 + packed.length),
    zip(Buffer.from(''), 0),
  ]);
  assert.match(await refusalOf(hidden), /is not opened/);
});

/** An archive of one entry, `a.xml`, that states `size` for what it unpacks to. */
function zip(packed: Buffer, size: number): Buffer {
  const name = Buffer.from('a.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const directory = Buffer.alloc(46);
  directory.writeUInt32LE(0x02014b50, 0);
  directory.writeUInt16LE(8, 10);
  directory.writeUInt32LE(packed.length, 20);
  directory.writeUInt32LE(size, 24);
  directory.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, directory, name, end]);
}

test('text that a spreadsheet would run is made harmless and read back as it was', () => {
  const texts = ['=1+1', '+1', '-2', '@x', '\tx', "'=1", "''+x", "it's", '', 'plain', "'quoted'"];
  for (const text of texts) assert.equal(original(neutral(text)), text);
  assert.equal(neutral('=HYPERLINK("x")'), `'=HYPERLINK("x")`);
  assert.equal(neutral("it's"), "it's");
});
