import { problemKind } from '../../kernel/problem.ts';

/** Refusals that have to do with HTTP itself, before any command is reached. */
export const CROSS_SITE = problemKind('access/cross-site', 403, 'Not from our own pages');
export const MALFORMED = problemKind('request/malformed', 400, 'The request cannot be read');
export const HEADER_REFUSED = problemKind('request/header', 400, 'A header cannot be taken here');
export const UNKNOWN_ROUTE = problemKind('request/unknown-route', 404, 'There is nothing at this address');
export const WRONG_METHOD = problemKind('request/method', 405, 'This address does not take this method');
export const TIMED_OUT = problemKind('request/timeout', 408, 'The request took too long to arrive');
export const TOO_LARGE = problemKind('request/too-large', 413, 'The body is too large');
export const WRONG_MEDIA_TYPE = problemKind(
  'request/media-type',
  415,
  'The body is of another type than wanted',
);
export const SESSION_WANTED = problemKind('connection/session', 403, 'A person agrees to this, signed in');
export const CONNECTION_GONE = problemKind(
  'connection/gone',
  404,
  'Nothing asks to be connected here any more',
);
export const SCOPES_WANTED = problemKind('connection/scopes', 422, 'These scopes were not asked for');
export const TOO_MANY = problemKind('request/too-many', 429, 'Too many requests');
