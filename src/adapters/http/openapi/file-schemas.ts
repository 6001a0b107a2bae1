import { IMPORTED } from '../../../import/index.ts';
import { type JsonSchema, pointTo } from './schemas.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const instant = { type: 'string', format: 'date-time' };
const or = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const object = (properties: Record<string, JsonSchema>, more: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  ...more,
});

const row = {
  id: { type: 'string', format: 'uuid' },
  what: { type: 'string', enum: [...IMPORTED] },
  fileName: text,
  size: { ...count, description: 'bytes' },
  rows: count,
  status: { type: 'string', enum: ['new', 'running', 'interrupted', 'done'] },
  mappingName: or(text),
  progress: object({ settled: count, total: count }),
  counts: or({ type: 'object', additionalProperties: count }),
  refusedRows: count,
  isKept: { type: 'boolean' },
  trouble: or(text),
  createdAt: instant,
  createdBy: text,
  appliedAt: or(instant),
  appliedBy: or(text),
  finishedAt: or(instant),
};

const view = {
  ...row,
  columns: listOf(object({ name: text, samples: listOf(text) })),
  fields: listOf(object({ name: text, label: text, required: { type: 'boolean' }, group: text })),
  mapping: { anyOf: [pointTo('OrderMapping'), pointTo('RecordMapping')] },
  mappingFrom: { type: 'string', enum: ['remembered', 'shipped', 'guessed', 'given'] },
  update: { type: 'boolean' },
  takeGood: { type: 'boolean' },
  appliedBefore: listOf(object({ id: text, fileName: text, at: instant, by: text })),
  rehearsal: or({
    type: 'object',
    description: 'what applying would do; long lists by their total and the first 100',
    additionalProperties: true,
  }),
  result: or({ type: 'object', additionalProperties: true }),
  moves: listOf(object({ name: text, allowed: { type: 'boolean' } }, { additionalProperties: true })),
};

export const FILE_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  ImportRow: object(row),
  Import: object(view),
  ImportFault: object({
    row: { type: 'integer', minimum: 1 },
    column: or(text),
    detail: text,
    value: { ...or(text), description: 'what stands in the cell' },
  }),
  ImportMappings: object({
    data: listOf(object({ name: text, usedAt: or(instant), shipped: { type: 'boolean' } })),
  }),
};
