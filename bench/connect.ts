import pg from 'pg';

/** A connection of our own. That the server stops under it is said by the statement that fails, if one does. */
export async function connect(url: string, options?: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, ...(options && { options }) });
  client.on('error', () => {});
  await client.connect();
  return client;
}
