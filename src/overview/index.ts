import { search } from './search.queries.ts';

export const commands = [];
export const queries = [search];
export const stores = [];
