import type { Command } from 'commander';
import type { Actor } from '../../command/access.ts';
import { mcpServer } from '../mcp/server.ts';
import { serveOnStdio } from '../mcp/stdio.ts';
import { EXIT, Failure } from './exit.ts';
import { type House, inHouse } from './house.ts';
import { settingsOf } from './settings.ts';

const ABOUT = `
A desktop assistant starts it by itself; in its settings:
  { "mcpServers": { "allot": { "command": "npx", "args": ["allot", "mcp"], "env": { "ALLOT_TOKEN": "allot_…" } } } }

Without a token it may do whatever the owner of this database may. Make one that is held to scopes and limits:
  allot token create --name "My assistant" --agent "My assistant" --role sales --scopes read --scopes draft`;

export function addMcpVerb(program: Command): void {
  program
    .command('mcp')
    .description(
      'Speaks the Model Context Protocol over standard input and output, for an assistant that started it.',
    )
    .option('--token <text>', 'what it acts with (ALLOT_TOKEN)')
    .addHelpText('after', ABOUT)
    .action((_options, command: Command) => speak(command));
}

async function speak(command: Command): Promise<void> {
  const text = (command.opts().token as string | undefined) ?? process.env.ALLOT_TOKEN;
  await inHouse(settingsOf(command), async (house) => {
    const { desk } = house;
    const report = (error: unknown) => console.error(error);
    await serveOnStdio(async () => mcpServer({ desk, actor: await actorFor(house, text), report }));
  });
}

/** Found out anew for each server: a token that was revoked meanwhile opens nothing. */
async function actorFor({ desk, actor }: House, text: string | undefined): Promise<Actor> {
  if (!text) return { ...actor, source: 'agent' };
  const found = await desk.authenticate(text);
  if (!found.ok) throw new Failure(EXIT.refused, found.problem.detail, 'give a token of this database');
  return { ...found.value, source: 'agent' };
}
