import type { Actor } from '../../command/access.ts';
import type { Desk } from '../../command/desk.ts';
import { commandLineToken, organisationNames } from '../../command/house.ts';
import type { Reader } from '../../command/query.ts';
import { type Assembly, assemble } from '../../main.ts';
import type { Press } from '../../press/index.ts';
import { type OpenedDatabase, openForCommands } from './database.ts';
import { EXIT, Failure } from './exit.ts';
import type { Settings } from './settings.ts';

/** What a command works with: the desk, as the token "command line" of one organisation. */
export interface House {
  readonly desk: Desk;
  readonly actor: Actor;
  readonly db: Reader;
  readonly press: Press;
  close(): Promise<void>;
}

/** Opens the house for one command: attaches to the server that runs, or starts the database meanwhile. */
export type OpenHouse = (settings: Settings) => Promise<House>;

export const openHouse: OpenHouse = async (settings) => {
  const database = await openForCommands(settings);
  let assembly: Assembly | undefined;
  const close = async () => {
    await assembly?.close();
    await database.stop();
  };
  try {
    assembly = await assembled(database);
    const { desk, press } = assembly;
    const actor = await actorOf(desk.db, settings.org);
    return { desk, actor, db: desk.db, press, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Opens the house, works in it and closes it however that ends. */
export async function inHouse<T>(settings: Settings, work: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse(settings);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

const assembled = (database: OpenedDatabase): Promise<Assembly> =>
  assemble({ url: database.url, readConnections: 2 });

async function actorOf(db: Reader, wanted: string | null): Promise<Actor> {
  const { id: org } = chosen(await organisationNames(db), wanted);
  const token = await commandLineToken(db, org);
  return { org, token, name: 'command line', role: 'owner', source: 'command line' };
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The organisation meant by name or id; the only one where none is named. */
export function chosen(organisations: readonly Named[], wanted: string | null): Named {
  if (!organisations.length) {
    throw new Failure(
      EXIT.refused,
      'there is no organisation yet',
      'make a company to try things on with "allot demo", or your own with "allot serve --empty"',
    );
  }
  const known = organisations.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  if (wanted === null) {
    if (organisations.length === 1) return organisations[0]!;
    throw new Failure(
      EXIT.usage,
      `there are ${organisations.length} organisations:\n${known}`,
      'name one with --org',
    );
  }
  const matching = organisations.filter(({ id, name }) => id === wanted || name === wanted);
  if (matching.length === 1) return matching[0]!;
  const why = matching.length
    ? `${matching.length} organisations are called "${wanted}"`
    : `there is no organisation "${wanted}"`;
  throw new Failure(EXIT.usage, `${why}; there are:\n${known}`, 'name one by its id with --org');
}
