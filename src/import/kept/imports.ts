import type { Actor } from '../../command/access.ts';
import type { Desk } from '../../command/desk.ts';
import { wholeDenial } from '../../command/mandate/reads.ts';
import { BUSY, NOT_FOUND } from '../../command/problems.ts';
import { type Id, isId } from '../../kernel/id.ts';
import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { NOT_INTERRUPTED, UNDER_WAY } from '../import.problems.ts';
import type { ImportHouse } from '../import-house.ts';
import type { ImportKind } from '../import-job.store.ts';
import { faulty } from '../prepare.ts';
import { refusedCsv } from '../refused-rows.ts';
import { change } from './change.ts';
import { fileRehearsal, shownFaults } from './file-rehearsal.ts';
import { faultsOf, filesOf, findFile, keepRehearsal } from './import-file.store.ts';
import { type ImportFile, standing } from './import-file.ts';
import { denied, kindsFor } from './permit.ts';
import { prepareFile, refusedRowsOf, sizeOf, tableOf } from './prepare-file.ts';
import { receive } from './receive.ts';
import { claim, refusedOf } from './run.store.ts';
import { newRun, runToEnd } from './running.ts';
import { mappingsFor } from './suggest.ts';

/** Files that one server applies at a time; each is read into memory as a whole. */
const MOST_RUNNING = 4;

/**
 * Files sent to be imported, from their arrival to the end. All that is known of them stands in the database, so that
 * any server process can go on with any of them; here is only what this process is applying right now.
 */
export class Imports {
  readonly #desk: Desk;
  readonly #running = new Map<Promise<void>, AbortController>();
  #reading: Promise<unknown> = Promise.resolve();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Keeps a file and suggests how to read it. */
  async receive(
    actor: Actor,
    what: ImportKind,
    fileName: string,
    content: Buffer,
  ): Promise<Result<ImportFile>> {
    const why = await denied(this.#desk, actor, what);
    if (why) return refused(why);
    const id = await this.#oneByOne(() => receive(this.#house(actor), what, fileName, content));
    return id.ok ? this.find(actor, id.value) : id;
  }

  async find(actor: Actor, id: Id): Promise<Result<ImportFile>> {
    const file = isId(id) ? await findFile(this.#desk.db, actor.org, id) : null;
    if (!file) return refused(problem(NOT_FOUND, `there is no import ${id}`));
    const why = await denied(this.#desk, actor, file.what);
    return why ? refused(why) : done(file);
  }

  async list(actor: Actor, what: ImportKind | null, before: Id | null, limit: number) {
    const why = wholeDenial(actor, 'import');
    if (why) return this.#desk.denied(actor, 'import', why);
    const kinds = kindsFor(this.#desk.registry, actor).filter((kind) => what === null || kind === what);
    return done(await filesOf(this.#desk.db, actor.org, kinds, before, limit));
  }

  async mappings(actor: Actor, what: ImportKind) {
    const why = await denied(this.#desk, actor, what);
    return why ? refused(why) : done(await mappingsFor(this.#desk.db, actor.org, what));
  }

  async change(actor: Actor, id: Id, raw: unknown): Promise<Result<ImportFile>> {
    const file = await this.find(actor, id);
    if (!file.ok) return file;
    const changed = await change(this.#house(actor), file.value, raw);
    return changed.ok ? this.find(actor, id) : changed;
  }

  /** What applying would do, kept to be looked at and paged through. */
  async rehearse(actor: Actor, id: Id): Promise<Result<ImportFile>> {
    const file = await this.find(actor, id);
    if (!file.ok) return file;
    if (file.value.status !== 'new')
      return refused(problem(UNDER_WAY, 'it was applied; look at what came of it'));
    const house = this.#house(actor);
    const prepared = await this.#oneByOne(() => prepareFile(house, file.value));
    if (!prepared.ok) return prepared;
    const faults = shownFaults(prepared.value);
    const rehearsal = fileRehearsal(prepared.value, faults, refusedRowsOf(prepared.value).length);
    await keepRehearsal(this.#desk.db, actor.org, file.value, rehearsal, faults);
    return this.find(actor, id);
  }

  faults(actor: Actor, id: Id, from: number, limit: number) {
    return faultsOf(this.#desk.db, actor.org, id, from, limit);
  }

  /** Begins to write. Asked again while it runs, it answers as if this were the first time. */
  async apply(actor: Actor, id: Id, takeGood: boolean): Promise<Result<ImportFile>> {
    const file = await this.find(actor, id);
    if (!file.ok) return file;
    const status = standing(file.value, new Date());
    if (status === 'running') return file;
    if (status === 'new') return this.#begin(actor, file.value, takeGood, false);
    const detail =
      status === 'done'
        ? `it was applied on ${file.value.finishedAt?.slice(0, 10)}; send the file again to import it once more`
        : 'it was interrupted: resume it';
    return refused(problem(UNDER_WAY, detail, { status }));
  }

  /** Goes on where it was interrupted, by whatever server. */
  async resume(actor: Actor, id: Id): Promise<Result<ImportFile>> {
    const file = await this.find(actor, id);
    if (!file.ok) return file;
    const status = standing(file.value, new Date());
    if (status === 'running') return file;
    if (status === 'interrupted') return this.#begin(actor, file.value, file.value.takeGood, true);
    return refused(problem(NOT_INTERRUPTED, `it is ${status}, not interrupted`, { status }));
  }

  /** The rows that were not taken, or would not be, as a CSV file that can be mended and sent again. */
  async refusedCsv(actor: Actor, file: ImportFile): Promise<Result<string>> {
    const house = this.#house(actor);
    const table = await this.#oneByOne(() => tableOf(house, file));
    if (!table.ok) return table;
    let rows = file.status === 'new' ? null : await refusedOf(this.#desk.db, actor.org, file.id);
    if (!rows) {
      const prepared = await this.#oneByOne(() => prepareFile(house, file));
      if (!prepared.ok) return prepared;
      rows = refusedRowsOf(prepared.value);
    }
    return done(refusedCsv(table.value, new Map(rows.map(({ row, reason }) => [row, reason]))));
  }

  /** Stops after what is under way; the imports can be resumed. */
  async close(): Promise<void> {
    for (const stop of this.#running.values()) stop.abort();
    await Promise.all(this.#running.keys());
  }

  async #begin(
    actor: Actor,
    file: ImportFile,
    takeGood: boolean,
    again: boolean,
  ): Promise<Result<ImportFile>> {
    if (this.#running.size >= MOST_RUNNING)
      return refused(problem(BUSY, `${MOST_RUNNING} imports run here already; ask again when one has ended`));
    const house = this.#house(actor);
    const prepared = await this.#oneByOne(() => prepareFile(house, file));
    if (!prepared.ok) return prepared;
    const { faults, hash: jobHash } = prepared.value.prepared;
    if (faults.length && !takeGood) return refused(faulty(faults));
    const run = newRun(house, file);
    const rows = refusedRowsOf(prepared.value);
    const { what, mapping, updates } = file;
    const asked = { what, mapping, updates, jobHash, takeGood, total: sizeOf(prepared.value), refused: rows };
    const isOurs = await claim(
      this.#desk.db,
      run,
      { ...asked, by: actor.name, again },
      new Date().toISOString(),
    );
    if (!isOurs) return this.#taken(actor, file.id);
    const stop = new AbortController();
    const work = runToEnd(house, run, prepared.value, takeGood, rows, stop).finally(() => {
      this.#running.delete(work);
    });
    this.#running.set(work, stop);
    return this.find(actor, file.id);
  }

  /** Somebody was quicker: with this very import, or with the same file sent twice. */
  async #taken(actor: Actor, id: Id): Promise<Result<ImportFile>> {
    const file = await this.find(actor, id);
    if (!file.ok || ['running', 'done'].includes(file.value.status)) return file;
    return refused(
      problem(UNDER_WAY, 'the same file is being imported right now, or somebody changed how it is read'),
    );
  }

  /** Reading a file takes much memory and all of the processor: never two at a time. */
  #oneByOne<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#reading.then(work);
    this.#reading = next.catch(() => {});
    return next;
  }

  #house = (actor: Actor): ImportHouse => ({
    desk: this.#desk,
    db: this.#desk.db,
    actor: { ...actor, source: 'import' },
  });
}
