import { may, type Permission, ROLES } from '../../../command/access.ts';
import type { Command } from '../../../command/command.ts';
import type { Query } from '../../../command/query.ts';
import type { Route } from '../routes.ts';
import { pageOf } from './components.ts';
import { jsonResponse, kindsOf, problemResponses } from './responses.ts';
import { type JsonSchema, pointTo, type Schemas, topFields } from './schemas.ts';

const REF = {
  name: 'ref',
  in: 'path',
  required: true,
  description: 'An id, or the number, code or SKU people use (URL-encoded).',
  schema: { type: 'string', minLength: 1, maxLength: 100 },
};
const ETAG = { ETag: { description: 'The version of the document, in quotes.', schema: { type: 'string' } } };
const LOCATION = {
  Location: { description: 'Where the document is.', schema: { type: 'string', format: 'uri-reference' } },
};

const who = (permission: Permission): string => {
  const roles = ROLES.filter((role) => may(role, permission));
  return `Needs \`${permission}\`: ${roles.join(', ')}.`;
};

const headerParameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });

export function commandOperation(command: Command, route: Route, schemas: Schemas, thing: JsonSchema) {
  const { ref, schema } = schemas.input(command.name, command.input, route.hasRef);
  const fields = topFields(schema);
  const takesVersion = fields.has('expectedVersion');
  const headers = ['IdempotencyKey', 'Prefer', ...(takesVersion ? ['IfMatch'] : [])];
  const plan = { ...jsonResponse('What would happen (`Prefer: plan`).', pointTo('Plan')) };
  const done = route.creates
    ? { 200: plan, 201: jsonResponse('It was created.', thing, { ...ETAG, ...LOCATION }) }
    : {
        200: jsonResponse(
          'It was done; with `Prefer: plan`, what would happen.',
          { anyOf: [thing, pointTo('Plan')] },
          ETAG,
        ),
      };
  return {
    operationId: command.name,
    tags: [route.noun],
    summary: command.sentence,
    description: who(command.permission),
    parameters: [...(route.hasRef ? [REF] : []), ...headers.map(headerParameter)],
    ...(fields.size && {
      requestBody: bodyOf(
        command,
        ref,
        [...fields.values()].some((f) => f.required),
      ),
    }),
    responses: { ...done, ...problemResponses(kindsOf(route, command.problems ?? [], takesVersion)) },
  };
}

function bodyOf(command: Command, schema: JsonSchema, required: boolean): JsonSchema {
  const { ref: _, ...example } = command.example ?? {};
  const content = { schema, ...(Object.keys(example).length && { example }) };
  return { required, content: { 'application/json': content } };
}

export function queryOperation(query: Query, route: Route, schemas: Schemas) {
  const parameters = [...schemas.parameters(query.name, query.input)].map(([name, field]) => {
    const { description, ...rest } = field.schema;
    return { name, in: 'query', ...(description && { description }), required: field.required, schema: rest };
  });
  return {
    operationId: query.name,
    tags: [route.noun],
    summary: query.sentence,
    description: who(query.permission),
    parameters: [...(route.hasRef ? [REF] : []), ...parameters],
    responses: {
      200: jsonResponse('The answer.', answerOf(query, schemas), route.hasRef ? ETAG : undefined),
      ...problemResponses(kindsOf(route, [], false)),
    },
  };
}

function answerOf(query: Query, schemas: Schemas): JsonSchema {
  const part = query.answer
    ? schemas.answer(query.name, query.answer, query.paged ?? false)
    : { type: 'object' };
  return query.paged ? pageOf(part) : part;
}
