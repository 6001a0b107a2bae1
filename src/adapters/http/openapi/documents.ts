import { PAPERS } from '../../../command/organisation.ts';
import { NOT_FOUND } from '../../../command/problems.ts';
import type { Registry } from '../../../command/registry.ts';
import { DOCUMENT_KINDS, LABEL_PROBLEMS, MAIL_UNSET, NO_ADDRESS } from '../../../documents/index.ts';
import { LOGO_REFUSED } from '../../../organisation/index.ts';
import { PRESS_BUSY, PRESS_LONG } from '../../../press/index.ts';
import type { Route } from '../routes.ts';
import { jsonResponse, kindsOf, problemResponses } from './responses.ts';
import { type JsonSchema, pointTo, type Schemas } from './schemas.ts';

/** Routes that take or answer files, which the registry does not know. */
export function documentPaths(registry: Registry, schemas: Schemas): Record<string, Record<string, unknown>> {
  const labels = labelFields(registry, schemas);
  schemas.all['PrintInput'] = {
    type: 'object',
    properties: { refs, paper, ...labels },
    additionalProperties: false,
  };
  return {
    '/v1/documents/{kind}': { get: lookAt(labels), post: print },
    '/v1/documents/{kind}/email': { post: email(registry, schemas) },
    '/v1/organisation/logo': { get: getLogo, put: putLogo, delete: deleteLogo },
  };
}

const text = { type: 'string' };
const bytes = { type: 'string', format: 'binary' };
const refusals = (kind: Route['kind'], own: readonly string[]) => {
  const route = { name: '', noun: '', method: 'POST', path: '', hasRef: false, creates: false } as const;
  return problemResponses(kindsOf({ ...route, kind }, own, false));
};
const PRINTING = [NOT_FOUND, PRESS_LONG, PRESS_BUSY, ...LABEL_PROBLEMS].map(({ type }) => type);

const KIND = {
  name: 'kind',
  in: 'path',
  required: true,
  schema: { type: 'string', enum: DOCUMENT_KINDS },
};
const paper = {
  type: 'string',
  enum: PAPERS,
  description: 'that of the organisation unless said',
};
const file = (description: string): JsonSchema => ({
  description,
  headers: { 'Content-Disposition': { description: 'Its name.', schema: text } },
  content: { 'application/pdf': { schema: bytes }, 'application/zpl': { schema: text } },
});
const inQuery = (name: string, { description, ...schema }: JsonSchema) => ({
  name,
  in: 'query',
  ...(description && { description }),
  schema,
});
const repeated = (name: string, schema: JsonSchema) => ({
  ...inQuery(name, schema),
  style: 'form',
  explode: true,
});
const refs = {
  type: 'array',
  items: text,
  minItems: 1,
  maxItems: 200,
  description: 'documents for one file, by id or number',
};

/** What labels take besides, as their query has it. */
function labelFields(registry: Registry, schemas: Schemas): Record<string, JsonSchema> {
  const query = registry.queries.get('document.labels');
  const fields = query ? [...schemas.parameters(query.name, query.input)] : [];
  const own = fields.filter(([name]) => name !== 'refs');
  const all = own.map(([name, { schema }]) => [
    name,
    { ...schema, description: `labels: ${schema['description'] ?? name}` },
  ]);
  return {
    ...Object.fromEntries(all),
    format: { type: 'string', enum: ['pdf', 'zpl'], description: 'labels' },
  };
}

const lookAt = ({ products, ...labels }: Record<string, JsonSchema>) => ({
  operationId: 'document.preview',
  tags: ['document'],
  summary: 'Documents as a PDF to look at, as they are now; nothing is recorded.',
  description:
    'A pick ticket is of a shipment or of what an order has unshipped. Who may read it may print it.',
  parameters: [
    KIND,
    repeated('ref', refs),
    inQuery('paper', paper),
    ...Object.entries(labels).map(([name, schema]) => inQuery(name, schema)),
    ...(products ? [repeated('product', { ...refs, description: 'labels: products without an order' })] : []),
  ],
  responses: { 200: file('The file.'), ...refusals('query', PRINTING) },
});

const print = {
  operationId: 'document.file',
  tags: ['document'],
  summary: 'Documents as a PDF to print; the timelines of the documents and their orders tell of it.',
  parameters: [KIND, { $ref: '#/components/parameters/IdempotencyKey' }],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: pointTo('PrintInput'),
        example: { refs: ['SO-000001'] },
      },
    },
  },
  responses: { 200: file('The file.'), ...refusals('command', PRINTING) },
};

/** What the command takes, with `ref` for the document and the kind in the address. */
function email(registry: Registry, schemas: Schemas) {
  const command = registry.commands.get('document.email');
  const given = command ? schemas.input(command.name, command.input, false).schema : {};
  const { kind: _, document, ...more } = given['properties'] as Record<string, JsonSchema>;
  schemas.all['EmailInput'] = {
    type: 'object',
    required: ['ref'],
    properties: { ref: document, ...more },
    additionalProperties: false,
  };
  const content = { 'application/json': { schema: pointTo('EmailInput'), example: { ref: 'IN-000001' } } };
  return {
    operationId: 'document.post-email',
    tags: ['document'],
    summary: 'Sends a document to the customer or supplier, or to whom it is said.',
    description: 'It is queued, sent within seconds and tried again for hours; `GET /v1/emails/{id}` tells.',
    parameters: [KIND, { $ref: '#/components/parameters/IdempotencyKey' }],
    requestBody: { required: true, content },
    responses: {
      202: jsonResponse('It is queued.', pointTo('Email')),
      ...refusals(
        'command',
        [NOT_FOUND, NO_ADDRESS, MAIL_UNSET].map(({ type }) => type),
      ),
    },
  };
}

const pictures = Object.fromEntries(
  ['image/png', 'image/jpeg', 'image/svg+xml'].map((type) => [type, { schema: bytes }]),
);
const getLogo = {
  operationId: 'organisation.logo',
  tags: ['organisation'],
  summary: 'The picture at the head of documents.',
  responses: {
    200: { description: 'The picture.', content: pictures },
    ...refusals('query', [NOT_FOUND.type]),
  },
};
const putLogo = {
  operationId: 'organisation.put-logo',
  tags: ['organisation'],
  summary: 'Puts a picture at the head of documents; it is tried on a page first.',
  parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
  requestBody: { required: true, content: pictures },
  responses: {
    200: jsonResponse('The organisation.', pointTo('Organisation')),
    ...refusals('command', [LOGO_REFUSED.type]),
  },
};
const deleteLogo = {
  operationId: 'organisation.delete-logo',
  tags: ['organisation'],
  summary: 'Takes the picture off documents.',
  parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
  responses: {
    200: jsonResponse('The organisation.', pointTo('Organisation')),
    ...refusals('command', []),
  },
};
