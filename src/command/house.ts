/** What adapters ask of the house as a whole; the SQL behind it stays in the stores. */
export { aloneInFounding, commandLineToken, organisationNames } from './command-line.store.ts';
export { readerOf } from './desk.store.ts';
export { openDemoTokens, openDemoUsers, organisationIds } from './house.store.ts';
export { eventIds, eventsOf, eventsSince, type Told } from './outbox.queries.ts';
export { purge } from './plan.store.ts';
