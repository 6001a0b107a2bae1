import { serveOnStdio } from '../../src/adapters/mcp/stdio.ts';
import { fixtureServer } from './fixture.ts';

/** The fixture as a program that speaks over its standard input and output, and prints something in between. */
const nobody = () => {};
const notify = {
  toolsChanged: nobody,
  promptsChanged: nobody,
  resourcesChanged: nobody,
  resourceUpdated: nobody,
};
await serveOnStdio(() => {
  console.log('a stray line');
  process.stdout.write('and another\n');
  return fixtureServer(notify);
});
console.log('ended');
