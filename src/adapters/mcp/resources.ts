import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { refused } from '../../kernel/problem.ts';
import { diagram, matrix, refusals } from '../../lifecycle/render.ts';
import { problemDocument } from '../http/problem-document.ts';
import { small } from './toolbox/small.ts';
import { type Caller, OUR_FAULT } from './toolbox/tool.ts';

const JSON_TYPE = 'application/json';

const ORDER = 'A sales order with its lines, money and moves';
const TIMELINE = 'What happened to a sales order, oldest first';
const POSITION = 'The stock of a product at a location';
const CYCLES = 'The lives of orders and of what hangs on them: states, moves, and why a move is refused';
const MANDATE = 'What this token may do, and what is used of it today';

/** Every address there is, for the page that lists them. */
export const RESOURCES: readonly (readonly [address: string, what: string])[] = [
  ['allot://orders/{ref}', ORDER],
  ['allot://orders/{ref}/timeline', TIMELINE],
  ['allot://positions/{product}/{location}', POSITION],
  ['allot://life-cycles', CYCLES],
  ['allot://mandate', MANDATE],
];

/** What an agent can hold on to by address: an order, its timeline, a position, the life cycles, its mandate. */
export function addResources(server: McpServer, caller: Caller): void {
  const template = (name: string, address: string, description: string, query: string, input: InputOf) => {
    const complete = { ref: (begun: string) => ordersLike(caller, begun) };
    const at = new ResourceTemplate(address, {
      list: undefined,
      ...(address.includes('{ref}') && { complete }),
    });
    const about = { title: description, description, mimeType: JSON_TYPE };
    server.registerResource(name, at, about, async ({ href }, variables) => ({
      contents: [await read(caller, href, query, input(variables as Record<string, string>))],
    }));
  };
  template('order', 'allot://orders/{ref}', ORDER, 'sales-order.get', byRef);
  template('order-timeline', 'allot://orders/{ref}/timeline', TIMELINE, 'sales-order.timeline', byRef);
  template('position', 'allot://positions/{product}/{location}', POSITION, 'position.list', byPlace);
  addCycles(server, caller);
  const mandate = { title: MANDATE, description: MANDATE, mimeType: JSON_TYPE };
  server.registerResource('mandate', 'allot://mandate', mandate, async ({ href }) => ({
    contents: [await read(caller, href, 'mandate.get', {})],
  }));
}

type InputOf = (variables: Record<string, string>) => Record<string, unknown>;

const byRef: InputOf = ({ ref }) => ({ ref: decoded(ref) });
const byPlace: InputOf = ({ product, location }) => ({
  product: decoded(product),
  location: decoded(location),
});

function decoded(part = ''): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function read(caller: Caller, uri: string, query: string, input: Record<string, unknown>) {
  const found = await asked(caller, query, input);
  const shown = found.ok ? small(found.value) : { problem: problemDocument(found.problem) };
  return { uri, mimeType: JSON_TYPE, text: JSON.stringify(shown) };
}

async function asked({ desk, actor, report }: Caller, query: string, input: Record<string, unknown>) {
  try {
    return await desk.query(actor, query, input);
  } catch (error) {
    report(error);
    return refused(OUR_FAULT);
  }
}

function addCycles(server: McpServer, { desk }: Caller): void {
  const about = { title: 'Life cycles', description: CYCLES, mimeType: 'text/markdown' };
  server.registerResource('life-cycles', 'allot://life-cycles', about, ({ href }) => {
    const parts = [...desk.registry.cycles.values()].flatMap((cycle) => [
      `# ${cycle.name}`,
      diagram(cycle),
      matrix(cycle),
      refusals(cycle).join('\n'),
    ]);
    return { contents: [{ uri: href, mimeType: 'text/markdown', text: parts.join('\n\n') }] };
  });
}

/** Numbers of orders that begin so. */
export async function ordersLike(caller: Caller, begun: string): Promise<string[]> {
  const search = begun.trim();
  const found = await asked(caller, 'sales-order.list', { limit: 20, ...(search && { search }) });
  if (!found.ok) return [];
  return (found.value as { data: { number: string }[] }).data.map(({ number }) => number);
}
