import { setTimeout as wait } from 'node:timers/promises';
import {
  type CallToolResult,
  type ContentBlock,
  fromJsonSchema,
  type McpServer,
  type ServerContext,
  type ServerNotifier,
} from '@modelcontextprotocol/server';
import { PNG, SCHEMAS, WAV } from './samples.ts';

/** What the suite calls by name; each does what its scenario says. */
export function addTools(server: McpServer, notify: ServerNotifier): void {
  const tool = (name: string, run: (context: ServerContext) => CallToolResult | Promise<CallToolResult>) =>
    server.registerTool(name, { description: `Wanted by the conformance suite: ${name}` }, run);
  tool('test_simple_text', () => said('This is a simple text response for testing.'));
  tool('test_image_content', () => shown(IMAGE));
  tool('test_audio_content', () => shown({ type: 'audio', data: WAV, mimeType: 'audio/wav' }));
  tool('test_embedded_resource', () => shown(EMBEDDED));
  tool('test_multiple_content_types', () =>
    shown({ type: 'text', text: 'Multiple content types test:' }, IMAGE, MIXED),
  );
  tool('test_error_handling', () => {
    throw new Error('This tool intentionally returns an error for testing');
  });
  tool('test_tool_with_progress', withProgress);
  tool('test_tool_with_logging', withLogging);
  tool('test_logging_tool', async ({ mcpReq }) => {
    await mcpReq.log('info', 'heard only by who asked for it');
    return said('logged');
  });
  tool('test_trigger_tool_change', () => {
    notify.toolsChanged();
    return said('tools have changed');
  });
  tool('test_trigger_prompt_change', () => {
    notify.promptsChanged();
    return said('prompts have changed');
  });
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    const inputSchema = fromJsonSchema(schema);
    server.registerTool(name, { description: 'Takes what its schema says', inputSchema }, () =>
      said('taken'),
    );
  }
}

const IMAGE: ContentBlock = { type: 'image', data: PNG, mimeType: 'image/png' };
const EMBEDDED: ContentBlock = {
  type: 'resource',
  resource: {
    uri: 'test://embedded-resource',
    mimeType: 'text/plain',
    text: 'This is an embedded resource content.',
  },
};
const MIXED: ContentBlock = {
  type: 'resource',
  resource: {
    uri: 'test://mixed-content-resource',
    mimeType: 'application/json',
    text: '{"test":"data","value":123}',
  },
};

export const shown = (...content: ContentBlock[]): CallToolResult => ({ content });
export const said = (text: string): CallToolResult => shown({ type: 'text', text });

async function withProgress({ mcpReq }: ServerContext): Promise<CallToolResult> {
  const progressToken = mcpReq._meta?.progressToken;
  for (const progress of [0, 50, 100]) {
    if (progressToken !== undefined) {
      const params = { progressToken, progress, total: 100 };
      await mcpReq.notify({ method: 'notifications/progress', params });
    }
    await wait(50);
  }
  return said('done');
}

async function withLogging({ mcpReq }: ServerContext): Promise<CallToolResult> {
  for (const line of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
    await mcpReq.log('info', line);
    await wait(50);
  }
  return said('done');
}
