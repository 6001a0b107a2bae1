import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../../command/desk.ts';
import {
  csvStream,
  EXPORTED,
  type Exported,
  exportTable,
  ListRefused,
  type Table,
  xlsxBytes,
} from '../../export/index.ts';
import { problem } from '../../kernel/problem.ts';
import { refuse } from './problem-document.ts';
import { UNKNOWN_ROUTE } from './refusals.ts';
import { fault } from './writes.ts';

const FILE = new RegExp(`^(${EXPORTED.join('|')})\\.(csv|xlsx)$`);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Cells of an XLSX file, which is held in memory: about 30,000 lines of orders, 70,000 products. */
const MOST_CELLS = 2_000_000;

/** `GET /v1/exports/orders.csv?<filters of the list>`: exactly what the list shows, as a file (L2). */
export function addExports(app: FastifyInstance, desk: Desk): void {
  app.get('/v1/exports/:file', (request, reply) => send(desk, request, reply));
}

async function send(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { file } = request.params as { file: string };
  const [, what, format] = FILE.exec(file) ?? [];
  if (!what || !format) {
    const detail = `there is no export ${file}: it is one of ${EXPORTED.join(', ')}, as .csv or .xlsx`;
    return refuse(reply, problem(UNKNOWN_ROUTE, detail));
  }
  const filters = request.query as Record<string, unknown>;
  for (const name of ['cursor', 'limit'])
    if (name in filters) return refuse(reply, fault(`/${name}`, 'an export is the whole list'));
  try {
    const table = await begun(exportTable({ desk, actor: request.actor }, what as Exported, filters));
    const body = format === 'csv' ? csvStream(table) : await xlsxBytes(table, { mostCells: MOST_CELLS });
    const name = `${what}-${new Date().toISOString().slice(0, 10)}.${format}`;
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-type', format === 'csv' ? 'text/csv; charset=utf-8' : XLSX)
      .send(body);
  } catch (error) {
    if (error instanceof ListRefused) return refuse(reply, error.problem);
    throw error;
  }
}

/** The table with its first row read: a list that is refused must be so before anything is sent. */
async function begun(table: Table): Promise<Table> {
  const rows = table.rows[Symbol.asyncIterator]();
  const first = await rows.next();
  async function* all() {
    try {
      for (let next = first; !next.done; next = await rows.next()) yield next.value;
    } finally {
      await rows.return?.();
    }
  }
  return { columns: table.columns, rows: all() };
}
