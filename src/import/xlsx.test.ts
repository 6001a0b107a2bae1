import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXlsx } from './xlsx.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const related = (type: string, target: string) =>
  `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${REL}/${type}" Target="${target}"/></Relationships>`;

/** A workbook whose one sheet has these rows, as somebody would write it by hand. */
const workbook = (rows: string): Buffer =>
  stored({
    '_rels/.rels': related('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
  });

/** A ZIP archive of entries that are not compressed. */
function stored(entries: Readonly<Record<string, string>>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const sizes = Buffer.alloc(8);
    sizes.writeUInt32LE(Buffer.byteLength(text), 0);
    sizes.writeUInt32LE(Buffer.byteLength(text), 4);
    const length = Buffer.from([name.length, 0, 0, 0]);
    const head = [Buffer.from('PK\x03\x04'), Buffer.alloc(14), sizes, length, Buffer.from(name + text)];
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.alloc(16), sizes, length, place, Buffer.from(name));
    local.push(...head);
    at += Buffer.concat(head).length;
  }
  const size = Buffer.concat(directory).length;
  const end = Buffer.alloc(18);
  for (const [place, count] of [
    [4, directory.length / 6],
    [6, directory.length / 6],
  ] as const)
    end.writeUInt16LE(count, place);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, ...directory, Buffer.from('PK\x05\x06'), end]);
}

const cell = (place: string, value: string) => `<c r="${place}" t="str"><v>${value}</v></c>`;

test('a sheet written by hand is read, and what is no text is left out of it', async () => {
  const sheet = workbook(
    `<row r="1">${cell('A1', 'SKU')}</row><row r="2">${cell('A2', 'كوب&#55357;x')}</row>`,
  );
  const read = await readXlsx(sheet);
  assert.ok(read.ok, JSON.stringify(read));
  assert.equal(read.value[0]?.cells[0], 'SKU');
  assert.ok(read.value[1]?.cells[0]?.isWellFormed());
});

test('a small sheet that says it is endless is refused while the process works on', async () => {
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 20);
  const read = await readXlsx(workbook(`<row r="900000000">${cell('A900000000', '1')}</row>`));
  clearInterval(ticking);
  assert.ok(!read.ok);
  assert.match(read.problem.detail, /takes too much memory/);
  assert.ok(ticks > 5, `${ticks} ticks meanwhile`);
});
