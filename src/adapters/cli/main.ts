import { stopOnBrokenPipe } from './broken-pipe.ts';
import { run } from './run.ts';

stopOnBrokenPipe();
process.exitCode = await run(process.argv.slice(2));
