import { ALWAYS, problemResponses } from './responses.ts';
import type { JsonSchema } from './schemas.ts';

export const CHANGE: JsonSchema = {
  description: 'What happened to which document: the `data` of an event `change`.',
  type: 'object',
  required: ['kind', 'id', 'event', 'version', 'at'],
  properties: {
    kind: { type: 'string', examples: ['sales-order'] },
    id: { type: 'string', format: 'uuid' },
    event: { type: 'string', examples: ['sales-order.confirmed'] },
    version: { type: 'integer' },
    at: { type: 'string', format: 'date-time' },
  },
};

const ABOUT = `Server-sent events, for any role, of the whole organisation and from every server on its database.

- \`change\` has a Change as its \`data\`. It may come twice, and not quite in order.
- \`reset\` says that more happened than is told one by one: read anew what is shown.

Send the \`id\` seen last as \`Last-Event-ID\` to hear what was missed. The stream ends when the token or session does.`;

export const listenOperation = () => ({
  operationId: 'event.listen',
  tags: ['event'],
  summary: 'What changes, as it happens.',
  description: ABOUT,
  parameters: [
    {
      name: 'Last-Event-ID',
      in: 'header',
      description: 'The id of the last event seen; browsers send it by themselves.',
      schema: { type: 'string' },
    },
  ],
  responses: {
    200: {
      description: 'A stream without end.',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    },
    ...problemResponses(ALWAYS),
  },
});
