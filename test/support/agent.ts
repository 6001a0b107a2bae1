import assert from 'node:assert/strict';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

/** What a tool said. */
export interface Heard {
  readonly ok: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: what a tool says is what the test is about
  readonly data: any;
}

/** A program with the official client and a token, and nothing else: no model, no other way in. */
export class ScriptedAgent {
  readonly client: Client;

  private constructor(client: Client) {
    this.client = client;
  }

  static async at(base: string, token: string): Promise<ScriptedAgent> {
    const client = new Client({ name: 'scripted agent', version: '1.0.0' });
    const headers = { authorization: `Bearer ${token}` };
    await client.connect(
      new StreamableHTTPClientTransport(new URL('/mcp', base), { requestInit: { headers } }),
    );
    return new ScriptedAgent(client);
  }

  async call(name: string, given: Record<string, unknown> = {}): Promise<Heard> {
    const { structuredContent, isError } = await this.client.callTool({ name, arguments: given });
    return { ok: !isError, data: structuredContent };
  }

  /** What must be answered. */
  async ask(name: string, given: Record<string, unknown> = {}): Promise<Heard['data']> {
    const { ok, data } = await this.call(name, given);
    assert.ok(ok, `${name} ${JSON.stringify(given)}: ${JSON.stringify(data)}`);
    return data;
  }

  /** Plans, and does what the plan showed. */
  async act(name: string, given: Record<string, unknown> = {}): Promise<Heard['data']> {
    const { plan, next } = await this.ask(name, given);
    assert.deepEqual([next.tool, next.arguments], ['apply_plan', { plan }]);
    const done = await this.ask('apply_plan', { plan });
    return done.document;
  }

  /** The problem that must come. */
  async refused(name: string, given: Record<string, unknown> = {}): Promise<Heard['data']> {
    const { ok, data } = await this.call(name, given);
    assert.ok(!ok, `${name} was not refused: ${JSON.stringify(data)}`);
    return data;
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
