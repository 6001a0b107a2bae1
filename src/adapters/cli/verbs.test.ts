import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from 'commander';
import { parseInput } from '../../command/parse.ts';
import { registry } from '../../trades.ts';
import { nounAndVerb } from '../http/routes.ts';
import { exampleWords } from './example-line.ts';
import { fieldsOf } from './fields.ts';
import { program } from './program.ts';
import { rawInput } from './raw-input.ts';

const verbOf = (allot: Command, name: string): Command => {
  const [noun, verb] = nounAndVerb(name);
  const found = allot.commands
    .find((one) => one.name() === noun)
    ?.commands.find((one) => one.name() === verb);
  assert.ok(found, `allot ${noun} ${verb} is missing`);
  return found;
};

test('every command and query of the registry can be typed, and no option stands twice', () => {
  const allot = program();
  const names = [...registry.commands.keys(), ...registry.queries.keys()];
  assert.ok(names.length > 50);
  for (const name of names) {
    const flags = [...verbOf(allot, name).options, ...allot.options].map((option) => option.long);
    assert.deepEqual(flags, [...new Set(flags)], name);
  }
});

test('the example of every command, typed as its help shows it, is the input of the registry', () => {
  const allot = program();
  let typed = 0;
  for (const { name, input, example } of registry.commands.values()) {
    if (!example) continue;
    const fields = fieldsOf(input);
    const [, , , ...words] = exampleWords(name, fields, example);
    const command = verbOf(allot, name);
    const { operands, unknown } = command.parseOptions(words);
    assert.deepEqual(unknown, [], name);
    const raw = rawInput(fields, operands[0], command.opts());
    assert.deepEqual(plain(raw), plain(example), name);
    assert.ok(parseInput(input, raw).ok, name);
    typed++;
  }
  assert.ok(typed > 20);
});

/** On the line everything is text. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part) => (typeof part === 'number' ? String(part) : part));

const line = (text: string): Record<string, unknown> => {
  const command = verbOf(program(), 'sales-order.edit-lines');
  const { operands } = command.parseOptions(text.split(' '));
  return rawInput(
    fieldsOf(registry.commands.get('sales-order.edit-lines')!.input),
    operands[0],
    command.opts(),
  );
};

test('nested input is written name=value, as JSON, or all of it as --data', () => {
  const pairs = line('SO-1 --edit line=1,quantity=5 --remove 2 --remove 007');
  assert.deepEqual(pairs, { ref: 'SO-1', edit: [{ line: 1, quantity: '5' }], remove: [2, '007'] });
  assert.deepEqual(line('SO-1 --edit [{"line":1,"quantity":"5"}]')['edit'], [{ line: 1, quantity: '5' }]);
  assert.deepEqual(line('--data {"ref":"SO-2","note":"a"} --note b'), { ref: 'SO-2', note: 'b' });
  assert.throws(() => line('SO-1 --edit 5'), /neither JSON nor written like --edit line=…,product=…/);
  assert.throws(() => line('SO-1 --data [1]'), /not a JSON object/);
  assert.throws(() => line('SO-1 --data @/nowhere.json'), /cannot be read as JSON: ENOENT/);
});

test("'' clears what may be empty and stays text elsewhere", () => {
  const command = verbOf(program(), 'sales-order.update');
  command.parseOptions(['SO-1', '--must-arrive-by', '', '--note', '']);
  const raw = rawInput(fieldsOf(registry.commands.get('sales-order.update')!.input), 'SO-1', command.opts());
  assert.deepEqual(raw, { ref: 'SO-1', mustArriveBy: null, note: '' });
});
