import {
  acceptedContent,
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  type InputRequests,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  type McpServer,
  type RequestStateCodec,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { said } from './tools.ts';

type Answer = CallToolResult | InputRequiredResult;
type Run = (context: ServerContext) => Answer | Promise<Answer>;
type Again = (inputRequests: InputRequests, state: string) => Promise<InputRequiredResult>;

/** Tools that need something of the user, of the client's model or of its folders before they can answer. */
export function addAskingTools(server: McpServer, sealed: RequestStateCodec<string>): void {
  const again: Again = async (inputRequests, state) =>
    inputRequired({ inputRequests, requestState: await sealed.mint(state) });
  for (const [name, run] of Object.entries({ ...asking, ...remembering(again) }))
    server.registerTool(name, { description: `Wanted by the conformance suite: ${name}` }, run);
}

const asking: Readonly<Record<string, Run>> = {
  test_input_required_result_elicitation: ({ mcpReq }) => {
    const name = nameIn(mcpReq, 'user_name');
    return name ? said(`Hello, ${name}!`) : inputRequired({ inputRequests: { user_name: askName() } });
  },
  test_input_required_result_sampling: ({ mcpReq }) => {
    const answer = inputResponse(mcpReq.inputResponses, 'capital_question');
    if (answer.kind === 'sampling') return said(JSON.stringify(answer.result.content));
    return inputRequired({ inputRequests: { capital_question: sample('What is the capital of France?') } });
  },
  test_input_required_result_list_roots: ({ mcpReq }) => {
    const answer = inputResponse(mcpReq.inputResponses, 'client_roots');
    if (answer.kind === 'roots') return said(answer.roots.map(({ uri }) => uri).join(', '));
    return inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } });
  },
  test_input_required_result_capabilities: ({ mcpReq }) => {
    const envelope = mcpReq.envelope as Readonly<Record<string, ClientCapabilities>> | undefined;
    const can = envelope?.[CLIENT_CAPABILITIES_META_KEY] ?? {};
    const { user_name, greeting } = several();
    const inputRequests = { ...(can.elicitation && { user_name }), ...(can.sampling && { greeting }) };
    return Object.keys(inputRequests).length ? inputRequired({ inputRequests }) : said('you can do nothing');
  },
  test_missing_capability: () =>
    inputRequired({ inputRequests: { greeting: sample('Generate a greeting') } }),
  test_streaming_elicitation: () => inputRequired({ inputRequests: { user_name: askName() } }),
};

/** What they were about travels with the client, sealed. */
function remembering(again: Again): Readonly<Record<string, Run>> {
  const confirm: Run = ({ mcpReq }) =>
    mcpReq.requestState<string>() === 'confirm' && acceptedContent(mcpReq.inputResponses, 'confirm', OK)
      ? said('state-ok')
      : again(
          { confirm: inputRequired.elicit({ message: 'Please confirm', requestedSchema: OK }) },
          'confirm',
        );
  return {
    test_input_required_result_request_state: confirm,
    test_input_required_result_tampered_state: confirm,
    test_input_required_result_multiple_inputs: ({ mcpReq }) => {
      const answers = mcpReq.inputResponses ?? {};
      const isAll = Object.keys(several()).every((key) => key in answers);
      return isAll ? said('all given') : again(several(), 'several');
    },
    test_input_required_result_multi_round: ({ mcpReq }) => rounds(mcpReq, again),
  };
}

type McpRequest = ServerContext['mcpReq'];

const NAME = z.object({ name: z.string() });
const COLOR = z.object({ color: z.string() });
const OK = z.object({ ok: z.boolean() });

const nameIn = ({ inputResponses }: McpRequest, key: string) =>
  acceptedContent(inputResponses, key, NAME)?.name;

const askName = (message = 'What is your name?') => inputRequired.elicit({ message, requestedSchema: NAME });

const sample = (text: string) =>
  inputRequired.createMessage({
    messages: [{ role: 'user', content: { type: 'text', text } }],
    maxTokens: 100,
  });

const several = () => ({
  user_name: askName(),
  greeting: sample('Generate a greeting'),
  client_roots: inputRequired.listRoots(),
});

function rounds(mcpReq: McpRequest, again: Again): Answer | Promise<Answer> {
  const state = mcpReq.requestState<string>();
  const color = acceptedContent(mcpReq.inputResponses, 'step2', COLOR)?.color;
  if (state?.startsWith('name ') && color) return said(`${state.slice(5)} likes ${color}`);
  const name = state === 'begun' ? nameIn(mcpReq, 'step1') : undefined;
  if (!name) return again({ step1: askName('Step 1: What is your name?') }, 'begun');
  const message = 'Step 2: What is your favorite color?';
  return again({ step2: inputRequired.elicit({ message, requestedSchema: COLOR }) }, `name ${name}`);
}
