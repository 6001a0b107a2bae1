import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { BenchServer } from './bench-server.ts';
import { median } from './statistics.ts';

/** What the numbers were measured on; above all how long the disk takes to be sure of something. */
export async function describeMachine(server: BenchServer, folder = tmpdir()): Promise<string> {
  const [row] = await server.admin(
    "SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync",
  );
  const memory = Math.round(totalmem() / 1024 ** 3);
  const processors = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}, ${memory} GB`;
  const database = `PostgreSQL ${row?.version}, fsync ${row?.fsync}, fdatasync ${syncTime(folder)} µs`;
  return `${processors}; Node ${process.versions.node}; ${database}`;
}

const BLOCK = Buffer.alloc(8192, 1);

function syncTime(folder: string): number {
  const path = join(folder, `allot-bench-sync-${process.pid}`);
  const file = openSync(path, 'w');
  try {
    const times: number[] = [];
    for (let i = 0; i < 100; i++) {
      writeSync(file, BLOCK, 0, BLOCK.length, (i % 10) * BLOCK.length);
      const start = performance.now();
      fdatasyncSync(file);
      times.push((performance.now() - start) * 1000);
    }
    return Math.round(median(times));
  } finally {
    closeSync(file);
    rmSync(path, { force: true });
  }
}
