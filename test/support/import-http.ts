import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test is about
export type Body = Record<string, any>;

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Somebody who sends files to be imported, over HTTP. */
export interface Imported {
  post(what: string, body: string | Buffer, fileName: string, type?: string): Promise<Answered>;
  /** Sends a file that is taken. */
  send(what: string, body: string | Buffer, fileName: string): Promise<Body>;
  ask(method: string, path: string, body?: unknown): Promise<Answered>;
  /** Does it, or fails the test with the reason. */
  must(method: string, path: string, body?: unknown): Promise<Body>;
}

export function sent(base: string, token: string): Imported {
  const authorization = `Bearer ${token}`;
  const ask: Imported['ask'] = (method, path, body) =>
    answered(base + path, {
      method,
      headers: { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const post: Imported['post'] = (what, body, fileName, type = 'text/csv') =>
    answered(`${base}/v1/imports?what=${what}&fileName=${encodeURIComponent(fileName)}`, {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body: body as unknown as string,
    });
  return {
    ask,
    post,
    send: async (what, body, fileName) => {
      const { status, body: file } = await post(what, body, fileName);
      assert.equal(status, 201, JSON.stringify(file));
      return file;
    },
    must: async (method, path, body) => {
      const { status, body: value } = await ask(method, path, body);
      assert.ok(status < 300, `${method} ${path}: ${status} ${JSON.stringify(value)}`);
      return value;
    },
  };
}

async function answered(url: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  const body = isJson ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

/** Waits until an import runs no more. */
export async function ended(
  shop: Imported,
  id: string,
  states = ['done', 'interrupted'],
  seconds = 60,
): Promise<Body> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(50)) {
    const file = await shop.must('GET', `/v1/imports/${id}`);
    if (states.includes(file['status'])) return file;
  }
  throw new Error(`the import ${id} still runs after ${seconds} s`);
}
