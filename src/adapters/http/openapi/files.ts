import { z } from 'zod';
import type { Registry } from '../../../command/registry.ts';
import { EXPORTED, LISTS, TOO_LONG } from '../../../export/index.ts';
import {
  FAULTY,
  fileChange,
  GONE,
  MAPPING_REFUSED,
  NOT_INTERRUPTED,
  orderDraft,
  recordDraft,
  UNDER_WAY,
  UNREADABLE,
} from '../../../import/index.ts';
import type { ProblemKind } from '../../../kernel/problem.ts';
import { applyInput, faultsInput, listInput, mappingsInput, receiveInput } from '../imports.ts';
import { pageOf } from './components.ts';
import { FILE_SCHEMAS } from './file-schemas.ts';
import { jsonResponse, kindsOf, problemResponses } from './responses.ts';
import { type JsonSchema, pointTo, type Schemas, topFields } from './schemas.ts';

const plain = { kind: 'query', hasRef: false, creates: false, noun: '', method: 'GET', path: '' } as const;
const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const WHO =
  'Needs the permission of what it writes: `sales:write`, `catalog:write`, `parties:write` or `stock:write`.';
const BINARY = { schema: { type: 'string', format: 'binary' } };

const shapeOf = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  return made;
};

const inQuery = (schema: z.ZodType) =>
  [...topFields(shapeOf(schema))].map(([name, { schema: shape, required }]) => {
    const { description, ...rest } = shape;
    return { name, in: 'query', ...(description && { description }), required, schema: rest };
  });

const body = (schema: JsonSchema, required = false) => ({
  requestBody: { required, content: { 'application/json': { schema } } },
});

function operation(
  operationId: string,
  summary: string,
  own: readonly ProblemKind[],
  more: JsonSchema,
): JsonSchema {
  const { responses, ...rest } = more;
  const isAbout = rest['parameters']?.includes(ID) ?? false;
  const route = { ...plain, name: operationId, hasRef: isAbout };
  const isWrite = /receive|change|rehearse|apply|resume/.test(operationId);
  const kinds = kindsOf(
    isWrite ? { ...route, kind: 'command' } : route,
    own.map(({ type }) => type),
    false,
  );
  return {
    operationId,
    tags: [operationId.split('.')[0]],
    summary,
    ...rest,
    responses: { ...responses, ...problemResponses(kinds) },
  };
}

const anImport = (status: number, said: string) => ({
  responses: { [status]: jsonResponse(said, pointTo('Import')) },
});
const csv = (said: string) => ({ description: said, content: { 'text/csv': BINARY } });

/** Files that come in and go out: the routes that are not derived from the registry. */
export function fileOperations(registry: Registry, schemas: Schemas): Record<string, JsonSchema> {
  Object.assign(schemas.all, FILE_SCHEMAS, {
    OrderMapping: shapeOf(orderDraft),
    RecordMapping: shapeOf(recordDraft),
  });
  return { ...importPaths(), '/v1/exports/{file}': { get: exportOperation(registry) } };
}

const ONE = '/v1/imports/{id}';
const about = { parameters: [ID] };
const READING = [MAPPING_REFUSED, FAULTY, UNREADABLE, GONE];

function importPaths(): Record<string, JsonSchema> {
  return {
    '/v1/imports': { post: receiving(), get: listing() },
    '/v1/imports/mappings': {
      get: operation('import.mappings', 'The mappings to choose from by name, the last used first.', [], {
        parameters: inQuery(mappingsInput),
        responses: { 200: jsonResponse('The mappings.', pointTo('ImportMappings')) },
      }),
    },
    [ONE]: { get: looking(), patch: changing() },
    ...movePaths(),
    [`${ONE}/faults`]: {
      get: operation('import.faults', 'The faults its rehearsal found, by row and column.', [], {
        parameters: [ID, ...inQuery(faultsInput)],
        responses: { 200: jsonResponse('A page of faults.', pageOf(pointTo('ImportFault'))) },
      }),
    },
    [`${ONE}/refused.csv`]: {
      get: operation('import.refused', 'The rows that were not taken, each with the reason.', READING, {
        ...about,
        responses: { 200: csv('The rows as they were, to be mended and sent again.') },
      }),
    },
  };
}

function movePaths(): Record<string, JsonSchema> {
  const own = [...READING, UNDER_WAY];
  const rehearse = 'What applying it would do, with nothing written.';
  const apply = 'Begins to write it, in the background; asked twice it is done once.';
  const seen = { ...about, ...anImport(200, 'The import with its rehearsal.') };
  const begun = { ...about, ...anImport(202, 'It runs; look at its progress.') };
  return {
    [`${ONE}/rehearse`]: { post: operation('import.rehearse', rehearse, own, seen) },
    [`${ONE}/apply`]: {
      post: operation('import.apply', apply, own, { ...begun, ...body(shapeOf(applyInput)) }),
    },
    [`${ONE}/resume`]: {
      post: operation('import.resume', 'Goes on where it stopped.', [...own, NOT_INTERRUPTED], begun),
    },
  };
}

const looking = () =>
  operation('import.get', 'One import: its columns, mapping, rehearsal, progress and result.', [], {
    ...about,
    ...anImport(200, 'The import.'),
  });

function changing(): JsonSchema {
  const change = shapeOf(fileChange);
  change['properties'].mapping = { anyOf: [pointTo('OrderMapping'), pointTo('RecordMapping')] };
  return operation('import.change', 'Says what the columns mean.', [MAPPING_REFUSED, UNDER_WAY], {
    ...about,
    ...body(change, true),
    ...anImport(200, 'The import as it is read now; it has to be rehearsed again.'),
  });
}

const receiving = () =>
  operation(
    'import.receive',
    'Takes a CSV or XLSX file of up to 25 MB, and suggests what its columns mean.',
    [UNREADABLE],
    {
      description: `The body is the file itself. ${WHO}`,
      parameters: inQuery(receiveInput),
      requestBody: { required: true, content: { 'text/csv': BINARY, 'application/octet-stream': BINARY } },
      ...anImport(201, 'It is kept, for 30 days.'),
    },
  );

const listing = () =>
  operation('import.list', 'Imports of the kinds one may make, the last first.', [], {
    parameters: inQuery(listInput),
    responses: { 200: jsonResponse('A page of imports.', pageOf(pointTo('ImportRow'))) },
  });

function exportOperation(registry: Registry): JsonSchema {
  const lists = EXPORTED.map(
    (what) => `${what}: \`${LISTS[what]}\` (${registry.queries.get(LISTS[what])?.permission})`,
  );
  const files = EXPORTED.flatMap((what) => [`${what}.csv`, `${what}.xlsx`]);
  const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return operation(
    'export.get',
    'Exactly what a list shows, as a file that can be imported again.',
    [TOO_LONG],
    {
      description: `Takes the filters of the list, whose permission it needs: ${lists.join(', ')}.`,
      parameters: [{ name: 'file', in: 'path', required: true, schema: { type: 'string', enum: files } }],
      responses: {
        200: { description: 'The file.', content: { 'text/csv': BINARY, [XLSX]: BINARY } },
      },
    },
  );
}
