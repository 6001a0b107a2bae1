import { type Answer, answerOf } from './answer.ts';

/** What a page in a browser does: it keeps the session's cookie and says where it comes from. */
export class Browser {
  readonly #base: string;
  cookie: string | null = null;
  /** What the last answer wanted kept, with its attributes. */
  setCookie: string | null = null;

  constructor(base: string) {
    this.#base = base;
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
  ): Promise<Answer> {
    const response = await fetch(this.#base + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.cookie && { cookie: this.cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    this.setCookie = response.headers.get('set-cookie');
    if (this.setCookie) this.cookie = this.setCookie.split(';', 1)[0] ?? null;
    return answerOf(response);
  }

  signIn(email: string, password: string, more: object = {}): Promise<Answer> {
    return this.ask('POST', '/v1/session', { email, password, ...more });
  }

  get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }
}
