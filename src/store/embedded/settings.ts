import { totalmem } from 'node:os';

const MB = 1024 * 1024;

// A table that was never analysed is read through whatever index begins with the organisation: a young house paid two
// to three times as much for an order as an old one, until autovacuum first came by. Locks are taken in one order;
// what does meet head on is a server that does not know its products yet.
const VIGILANT = { autovacuum_naptime: '5s', deadlock_timeout: '200ms' };

/**
 * The server's settings, as a configuration file. `expendable` is for test data only: it gives up
 * durability for speed, and is never reachable from a setting or a command line.
 */
export function serverSettings(logFolder: string, expendable: boolean): string {
  const settings: Record<string, string | number> = {
    max_connections: expendable ? 300 : 100,
    shared_buffers: `${expendable ? 128 : sharedBuffers()}MB`,
    // Every acknowledged command must survive a power cut.
    fsync: expendable ? 'off' : 'on',
    full_page_writes: expendable ? 'off' : 'on',
    synchronous_commit: expendable ? 'off' : 'on',
    // After a crash: one flush of the file system instead of a thousand of single files (1.6 s against 4 s here).
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    // Few, long-drawn checkpoints: each one makes the pages touched next be logged in full again.
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: 0.9,
    // The write path is bound by one backend's processor time, not by the disk: no compression, no JIT.
    wal_compression: 'off',
    jit: 'off',
    random_page_cost: 1.1,
    ...(expendable ? {} : VIGILANT),
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A role made by a migration may be used by the one who made it, as before PostgreSQL 16.
    createrole_self_grant: 'set, inherit',
    logging_collector: 'on',
    log_directory: logFolder,
    // One file a weekday, overwritten a week later.
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: 0,
    log_line_prefix: '%m [%p] %q%u@%d ',
    log_checkpoints: 'off',
    log_min_duration_statement: expendable ? -1 : '2s',
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`,
  );
  return `# Written at every start. Put your own settings below the include line of postgresql.conf.\n${lines.join('\n')}\n`;
}

/** A quarter of the memory we may use, between 128 MB and 1 GB. */
function sharedBuffers(): number {
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return Math.round(Math.min(1024, Math.max(128, memory / MB / 4)));
}
