import type { JsonSchema } from './schemas.ts';

const text = { type: 'string' };
const instant = { type: 'string', format: 'date-time' };
const numbers = { type: 'object', additionalProperties: { type: 'string' } };

const problem: JsonSchema = {
  description:
    'A refusal (RFC 9457). `detail` says in words and numbers what stood in the way; further members hold the same facts for programs.',
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'Stable; served as an explanation.' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string', description: 'JSON pointer into the input' }, detail: text },
      },
    },
    instance: { type: 'string', description: 'The id of the request, as in the server log.' },
  },
  additionalProperties: true,
};

const warning: JsonSchema = {
  type: 'object',
  required: ['type', 'detail'],
  properties: { type: text, detail: text, facts: { type: 'object' } },
};

const document: JsonSchema = {
  description: 'A document as it is now.',
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    version: { type: 'integer' },
    warnings: { type: 'array', items: warning },
  },
  additionalProperties: true,
};

const documentChange: JsonSchema = {
  type: 'object',
  required: ['kind', 'id', 'number', 'version'],
  properties: {
    kind: text,
    id: { type: 'string', format: 'uuid' },
    number: text,
    created: { type: 'boolean', description: 'Its id and number are a preview only.' },
    version: { type: 'integer' },
    before: { type: ['object', 'null'] },
    after: { type: ['object', 'null'] },
  },
};

const positionChange: JsonSchema = {
  type: 'object',
  properties: {
    product: text,
    sku: text,
    location: text,
    locationCode: text,
    before: numbers,
    after: numbers,
    change: { ...numbers, description: 'after − before of what changes' },
  },
};

const plan: JsonSchema = {
  description: 'What a command would do. POST /v1/plans/{id}/apply does it, while it still means the same.',
  type: 'object',
  required: ['plan', 'command', 'expiresAt', 'outcome'],
  properties: {
    plan: { type: 'string', format: 'uuid' },
    command: text,
    expiresAt: instant,
    outcome: {
      type: 'object',
      required: ['refused'],
      properties: {
        refused: { type: 'boolean' },
        problem: { $ref: '#/components/schemas/Problem' },
        documents: { type: 'array', items: documentChange },
        positions: { type: 'array', items: positionChange },
        entries: { type: 'array', items: { type: 'object' } },
        warnings: { type: 'array', items: warning },
      },
    },
  },
};

const answer: JsonSchema = {
  description: 'Which document a command was about.',
  type: 'object',
  required: ['kind', 'id'],
  properties: { kind: text, id: text, number: text, version: { type: 'integer' } },
  additionalProperties: true,
};

const bulk: JsonSchema = {
  description: 'One result for each item, in order.',
  type: 'object',
  required: ['done', 'refused', 'results'],
  properties: {
    done: { type: 'integer' },
    refused: { type: 'integer' },
    results: {
      type: 'array',
      items: {
        type: 'object',
        required: ['ok'],
        properties: {
          ok: { type: 'boolean' },
          answer: { $ref: '#/components/schemas/Answer' },
          replayed: { type: 'boolean' },
          problem: { $ref: '#/components/schemas/Problem' },
        },
      },
    },
  },
};

export const SHARED_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Problem: problem,
  Plan: plan,
  Document: document,
  Answer: answer,
  BulkAnswer: bulk,
};

/** One page: rows, and what to send as `cursor` for the next ones. */
export const pageOf = (row: JsonSchema): JsonSchema => ({
  type: 'object',
  required: ['data', 'nextCursor'],
  properties: {
    data: { type: 'array', items: row },
    nextCursor: { type: ['string', 'null'], description: 'null on the last page' },
  },
  additionalProperties: true,
});

export const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Makes asking again safe for 72 hours: same key and input, same answer, done once.',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
  },
  Prefer: {
    name: 'Prefer',
    in: 'header',
    description: '`plan` answers what would happen, with nothing done.',
    schema: { type: 'string', examples: ['plan'] },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The version the document must still have, in quotes: its ETag.',
    schema: { type: 'string', examples: ['"3"'] },
  },
} as const;
