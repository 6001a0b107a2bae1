import type { Registry } from '../../command/registry.ts';
import { routesOf } from '../http/routes.ts';
import { code, page, table } from './markdown.ts';

const ABOUT = `JSON over HTTP under \`/v1\`. \`/openapi.json\` has every detail, \`/reference\` shows it; both come from the code.

- \`Authorization: Bearer <token>\` on every request, or the cookie of a session: see [people](../guides/people.md).
- Decimals are strings (\`"2.55"\`), days \`YYYY-MM-DD\`, instants ISO 8601 in UTC. Unknown fields are refused.
- \`{ref}\` is an id, or the number, code or SKU people use, URL-encoded.
- Lists answer \`{data, nextCursor}\`; send \`cursor\` to go on, \`limit\` for more than 50 (at most 500).
- \`Idempotency-Key\` on a write: the same key and input answer the same for 72 hours and do nothing again
  (\`Idempotent-Replay: true\`).
- \`Prefer: plan\` on a write: what would happen, with nothing done. \`POST /v1/plans/{id}/apply\` does it.
- \`If-Match: "3"\` on a write that takes \`expectedVersion\`: refused when the document has moved on. Answers about
  one document carry its version as \`ETag\`.
- \`POST /v1/bulk/{command}\` with \`{"items": […]}\`: up to 1000 inputs of one command (\`ref\` included), each done or
  refused by itself.
- Refusals are [problems](problems.md).`;

/** How a person lets a program act for them. */
const CONNECTIONS = [
  [
    '`GET /v1/connections/{uid}`',
    '',
    'What a program that asks to act for somebody asks for; in their session.',
  ],
  ['`POST /v1/connections/{uid}`', '', 'Allows it, or a part of it, or not.'],
];

const FILES = [
  [
    '`POST /v1/imports?what=orders&fileName=…`',
    '',
    'Takes a CSV or XLSX file (the body) and suggests a mapping.',
  ],
  ['`GET /v1/imports`', '', 'Imports, the last first.'],
  ['`GET /v1/imports/mappings?what=orders`', '', 'The mappings to choose from.'],
  ['`GET /v1/imports/{id}`', '', 'One import: columns, mapping, rehearsal, progress, result.'],
  ['`PATCH /v1/imports/{id}`', '', 'Says what the columns mean.'],
  ['`POST /v1/imports/{id}/rehearse`', '', 'What applying it would do.'],
  [
    '`POST /v1/imports/{id}/apply`',
    '',
    'Begins to write it in the background; `takeGood` leaves faulty rows.',
  ],
  ['`POST /v1/imports/{id}/resume`', '', 'Goes on where it was interrupted.'],
  ['`GET /v1/imports/{id}/faults`', '', 'Its faults by row and column.'],
  ['`GET /v1/imports/{id}/refused.csv`', '', 'The rows that were not taken, with the reasons.'],
  [
    '`GET /v1/exports/{orders|products|customers|positions|audit}.{csv|xlsx}`',
    '',
    'What a list shows, as a file.',
  ],
];

/** api.md: every route. */
export function apiPage(registry: Registry): string {
  const rows = routesOf(registry)
    .map(({ method, path, name }) => {
      const { sentence } = registry.commands.get(name) ?? registry.queries.get(name) ?? { sentence: '' };
      return { path, row: [code(`${method} ${path}`), code(name), sentence] };
    })
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(({ row }) => row);
  const others = [
    ['`POST /v1/bulk/{command}`', '', 'Many of one command at once.'],
    ['`POST /v1/plans/{id}/apply`', '', 'Does what was planned.'],
    ['`GET /v1/documents/{kind}`', '', 'Documents as a PDF to look at; nothing is recorded.'],
    ['`POST /v1/documents/{kind}`', '', 'Documents as a PDF to print, told on their timelines.'],
    [
      '`POST /v1/documents/{kind}/email`',
      '',
      'Sends a document as an e-mail; timelines tell what became of it.',
    ],
    ['`GET /v1/organisation/logo`', '', 'The picture at the head of documents.'],
    ['`PUT /v1/organisation/logo`', '', 'Sets it: the body is a PNG, JPEG or SVG.'],
    ['`DELETE /v1/organisation/logo`', '', 'Takes it off.'],
    ['`GET /v1/events`', '', 'What changes, as it happens: server-sent events.'],
    ['`GET /v1/session`', '', 'Who is signed in, in which organisation, and what they may.'],
    ['`POST /v1/session`', '', 'Signs a user in with e-mail and password.'],
    ['`DELETE /v1/session`', '', 'Signs out.'],
    ['`POST /v1/session/password`', '', "Changes one's own password."],
    ['`GET /v1/setup`', '', 'Whether there is an organisation nobody can sign in to yet.'],
    ['`POST /v1/setup`', '', 'Makes the first owner, with the code the server printed.'],
    ['`POST /v1/invitations`', '', 'Chooses a password with the secret of an invitation.'],
    ['`POST /v1/invitations/look-up`', '', 'Whom an invitation is for.'],
    ...CONNECTIONS,
    ...FILES,
  ];
  return page(
    'The HTTP API',
    ABOUT,
    '## Routes',
    table(['route', 'name', 'what it does'], [...rows, ...others]),
  );
}
