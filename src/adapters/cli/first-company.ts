import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aloneInFounding, openDemoUsers, organisationNames, readerOf } from '../../command/house.ts';
import { foundDemo } from '../../demo/index.ts';
import { isTimeZone } from '../../kernel/day.ts';
import { assemble } from '../../main.ts';
import { foundOrganisation } from '../../organisation/index.ts';
import { readPool } from '../../store/connection.ts';
import { isLoopback } from '../http/listen.ts';
import { EXIT, Failure, usageFailure } from './exit.ts';
import { note } from './show/print.ts';

export interface FirstCompany {
  readonly name: string | null;
  /** The owner's token, where its text is known: just founded, or the demo company's. */
  readonly token: string | null;
  /** A saved order to try on. */
  readonly order: string | null;
  /** E-mails of the users of a demo company, who all have the demo password. */
  readonly people: readonly string[];
}

type Founded = Omit<FirstCompany, 'people'>;
type FoundingPool = Parameters<typeof foundOrganisation>[0];

interface Wishes {
  /** The address it will listen on. */
  readonly host: string;
  readonly empty?: boolean;
  readonly name?: string;
  readonly currency?: string;
  readonly timeZone?: string;
}

/** The company a first start founds; at later starts the token of the demo company, if there is one. */
export async function firstCompany(url: string, dataDir: string, wishes: Wishes): Promise<FirstCompany> {
  const pool = readPool({ url, role: null }, 3);
  try {
    const company = await aloneInFounding(pool, async () => {
      const known = await organisationNames(readerOf(pool));
      if (known.length) return demoAgain(url, dataDir, known.length === 1 ? known[0]!.name : null);
      return wishes.empty ? emptyCompany(pool, wishes) : demoCompany(url, dataDir, wishes);
    });
    return { ...company, people: await openDemoUsers(readerOf(pool)) };
  } finally {
    await pool.end();
  }
}

async function demoCompany(url: string, dataDir: string, { host }: Wishes): Promise<Founded> {
  if (!isLoopback(host)) {
    throw new Failure(
      EXIT.refused,
      `a server that others reach (${host}) does not start with the demo company, whose token is no secret`,
      'found your own company with --empty, or listen on 127.0.0.1',
    );
  }
  note('founding the demo company …');
  const { name, ownerToken } = await foundDemo(url);
  keepToken(dataDir, ownerToken);
  return { name, token: ownerToken, order: (await savedOrder(url, ownerToken)) ?? null };
}

/** What a wrong wish would found is refused before anything is opened. */
export function checkWishes({ currency = 'EUR', timeZone }: Partial<Wishes>): void {
  if (!/^[A-Z]{3}$/.test(currency))
    throw usageFailure(`"${currency}" is no currency; one is written like EUR`);
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw usageFailure(`"${timeZone}" is no time zone; one is named like Europe/Berlin`);
  }
}

async function emptyCompany(pool: FoundingPool, wishes: Wishes): Promise<Founded> {
  const { name = 'My company', currency = 'EUR' } = wishes;
  const timeZone = wishes.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { ownerToken } = await foundOrganisation(pool, { name, currency, timeZone });
  return { name, token: ownerToken, order: null };
}

const tokenFile = (dataDir: string): string => join(dataDir, 'demo-token');

/** The demo company's token opens nothing worth guarding, and a server reached by others refuses to start with it. */
export function keepToken(dataDir: string, token: string): void {
  try {
    writeFileSync(tokenFile(dataDir), `${token}\n`, { mode: 0o600 });
  } catch {
    // Without a data directory it is shown this once only.
  }
}

async function demoAgain(url: string, dataDir: string, name: string | null): Promise<Founded> {
  let token: string;
  try {
    token = readFileSync(tokenFile(dataDir), 'utf8').trim();
  } catch {
    return { name, token: null, order: null };
  }
  const order = await savedOrder(url, token);
  return order === undefined ? { name, token: null, order: null } : { name, token, order };
}

/** The newest saved order of the token's company; undefined where the token opens nothing here. */
async function savedOrder(url: string, token: string): Promise<string | null | undefined> {
  const house = await assemble({ url, readConnections: 1 });
  try {
    const actor = await house.desk.authenticate(token);
    if (!actor.ok) return undefined;
    const answer = await house.desk.query(actor.value, 'sales-order.list', { status: 'Saved', limit: 1 });
    if (!answer.ok) return null;
    return (answer.value as { data: { number: string }[] }).data[0]?.number ?? null;
  } finally {
    await house.close();
  }
}
