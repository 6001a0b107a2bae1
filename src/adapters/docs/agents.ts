import type { Registry } from '../../command/registry.ts';
import { PROMPTS } from '../mcp/prompts.ts';
import { RESOURCES } from '../mcp/resources.ts';
import type { Tool } from '../mcp/toolbox/tool.ts';
import { toolsOf } from '../mcp/tools/index.ts';
import { code, page, table } from './markdown.ts';

/** mcp.md: what an agent can call, read and be asked for. */
export function agentsPage(registry: Registry): string {
  const tools = toolsOf(registry);
  return page(
    'What agents can call',
    `The tools of the MCP server at ${code('/mcp')} and of ${code('allot mcp')}, made of commands and queries of the
[registry](commands.md). A tool that plans changes nothing: ${code('apply_plan')} does what a plan showed.`,
    table(
      ['tool', 'does', 'what for', 'made of'],
      tools.map((tool) => [code(tool.name), WORDS[tool.kind], tool.about, tool.made.map(code).join(', ')]),
    ),
    '## Resources',
    table(
      ['address', 'what'],
      RESOURCES.map(([address, what]) => [code(address), what]),
    ),
    '## Prompts',
    table(
      ['prompt', 'what'],
      PROMPTS.map(([name, what]) => [code(name), what]),
    ),
  );
}

const WORDS: Readonly<Record<Tool['kind'], string>> = {
  looks: 'looks',
  plans: 'plans',
  acts: 'acts',
};
