import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesOf } from './file-answer.ts';

test('a file is called as people call the document, in ASCII for old clients and whole for the others', () => {
  for (const [name, wanted] of [
    ['Pick ticket SO-000042.pdf', 'filename="Pick ticket SO-000042.pdf"'],
    ['Rechnung Ü-1.pdf', `filename="Rechnung _-1.pdf"; filename*=UTF-8''Rechnung%20%C3%9C-1.pdf`],
    ['100%.pdf', `filename="100_.pdf"; filename*=UTF-8''100%25.pdf`],
    ["O'Neil (2).pdf", `filename="O'Neil (2).pdf"`],
  ] as const)
    assert.equal(namesOf(name), wanted);
});

test('no name leads to a folder or ends the header', () => {
  for (const name of ['../../etc/passwd', 'a"; x="b.pdf', 'a\r\nSet-Cookie: b.pdf', 'C:\\x.pdf'])
    assert.match(namesOf(name), /^filename="[^"/\\\r\n:]*"$/);
});
