// Runs in the Node 24 that bootstrap.js started: handed-over.js <file> <args…>
import { runHere } from './bootstrap.js';

const GRACE = 20_000;

// The parent was killed and could not pass that on: end in good order, as at SIGTERM.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), GRACE).unref();
});
process.channel?.unref();

const [file] = process.argv.splice(2, 1);
await runHere(file);
