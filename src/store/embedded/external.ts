import pg from 'pg';

const OLDEST = 15;

/** Refuses a database we cannot reach or that is too old, and says which. */
export async function checkExternal(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const answer = await client.query<{ number: number; version: string }>(
      "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version",
    );
    const { number, version } = answer.rows[0] ?? { number: 0, version: 'unknown' };
    if (number < OLDEST * 10_000) {
      throw new Error(`it is PostgreSQL ${version}, and Allot needs ${OLDEST} or newer`);
    }
  } catch (cause) {
    const why =
      cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : String(cause);
    throw new Error(
      `The database at ${withoutPassword(url)} cannot be used: ${why}. ` +
        'Check DATABASE_URL, or unset it to use the built-in PostgreSQL.',
      { cause },
    );
  } finally {
    await client.end().catch(() => {});
  }
}

function withoutPassword(url: string): string {
  return url.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:…@');
}
