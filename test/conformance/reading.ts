import {
  acceptedContent,
  completable,
  inputRequired,
  type McpServer,
  type PromptMessage,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { PNG } from './samples.ts';

export function addResources(server: McpServer): void {
  const text = 'This is the content of the static text resource.';
  resource('static-text', 'text/plain', { text });
  resource('static-binary', 'image/png', { blob: PNG });
  resource('watched-resource', 'text/plain', { text: 'It does not change.' });
  const template = new ResourceTemplate('test://template/{id}/data', { list: undefined });
  const about = { description: 'Data by id', mimeType: 'application/json' };
  server.registerResource('template', template, about, ({ href }, { id }) => {
    const data = { id, templateTest: true, data: `Data for ID: ${id}` };
    return { contents: [{ uri: href, mimeType: 'application/json', text: JSON.stringify(data) }] };
  });

  function resource(name: string, mimeType: string, content: { text: string } | { blob: string }): void {
    const about = { description: `Wanted by the conformance suite: ${name}`, mimeType };
    server.registerResource(name, `test://${name}`, about, ({ href }) => ({
      contents: [{ uri: href, mimeType, ...content }],
    }));
  }
}

export function addPrompts(server: McpServer): void {
  const description = 'Wanted by the conformance suite';
  server.registerPrompt('test_simple_prompt', { description }, () =>
    says('This is a simple prompt for testing.'),
  );
  const arg1 = completable(z.string(), (begun) => ['paris', 'park', 'party'].filter(startsWith(begun)));
  const argsSchema = z.object({ arg1, arg2: z.string() });
  server.registerPrompt('test_prompt_with_arguments', { description, argsSchema }, (given) =>
    says(`Prompt with arguments: arg1='${given.arg1}', arg2='${given.arg2}'`),
  );
  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description, argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri: uri }) => {
      const text = 'Embedded resource content for testing.';
      return says('Please process the embedded resource above.', {
        type: 'resource',
        resource: { uri, mimeType: 'text/plain', text },
      });
    },
  );
  server.registerPrompt('test_prompt_with_image', { description }, () =>
    says('Please analyze the image above.', { type: 'image', data: PNG, mimeType: 'image/png' }),
  );
  server.registerPrompt('test_input_required_result_prompt', { description }, ({ mcpReq }) => {
    const given = acceptedContent(mcpReq.inputResponses, 'user_context', CONTEXT);
    if (given) return says(given.context);
    const message = 'What context should the prompt use?';
    return inputRequired({
      inputRequests: { user_context: inputRequired.elicit({ message, requestedSchema: CONTEXT }) },
    });
  });
}

const CONTEXT = z.object({ context: z.string() });
const startsWith = (begun: string) => (word: string) => word.startsWith(begun);

function says(text: string, ...before: PromptMessage['content'][]): { messages: PromptMessage[] } {
  const contents: PromptMessage['content'][] = [...before, { type: 'text', text }];
  return { messages: contents.map((content) => ({ role: 'user', content })) };
}
