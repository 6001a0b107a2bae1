import { createHash, randomBytes } from 'node:crypto';
import { type Answer, answerOf } from './answer.ts';
import { Browser } from './browser.ts';

const REDIRECT = 'http://127.0.0.1:33418/callback';

/** A program that signs in by OAuth, written by hand: every step can be done wrongly. */
export class OAuthClient {
  readonly base: string;
  readonly redirect: string;
  readonly verifier: string = randomBytes(32).toString('base64url');
  id = '';

  constructor(base: string, redirect = REDIRECT) {
    this.base = base;
    this.redirect = redirect;
  }

  async register(said: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const made = await answerOf(
      await fetch(`${this.base}/oauth/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ client_name: 'Desktop assistant', redirect_uris: [this.redirect], ...said }),
      }),
    );
    this.id = made.body.client_id ?? '';
    return made;
  }

  /** Where a browser is sent. A parameter of `null` is left out. */
  address(changed: Readonly<Record<string, string | null>> = {}): string {
    const asked = {
      response_type: 'code',
      client_id: this.id,
      redirect_uri: this.redirect,
      scope: 'read draft pay',
      state: 'here',
      resource: `${this.base}/v1`,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...changed,
    };
    const pairs = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null);
    return `${this.base}/oauth/authorize?${new URLSearchParams(pairs)}`;
  }

  /** Sends its person's browser to sign in; answers where that was led. */
  begin(person: Visitor, changed: Readonly<Record<string, string | null>> = {}): Promise<string> {
    return person.visit(this.address(changed));
  }

  async token(body: Readonly<Record<string, string>>): Promise<Answer> {
    return answerOf(
      await fetch(`${this.base}/oauth/token`, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({ client_id: this.id, ...body }),
      }),
    );
  }

  exchange(code: string, changed: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const proof = { redirect_uri: this.redirect, code_verifier: this.verifier };
    return this.token({ grant_type: 'authorization_code', code, ...proof, ...changed });
  }

  refresh(token: string): Promise<Answer> {
    return this.token({ grant_type: 'refresh_token', refresh_token: token });
  }

  /** From the first step to the tokens, with a person who allows `scopes`. */
  async connect(
    person: Visitor,
    scopes = ['read', 'draft'],
    changed: Readonly<Record<string, string | null>> = {},
  ): Promise<Answer> {
    if (!this.id) await this.register();
    const page = await this.begin(person, changed);
    const { body } = await person.answer(page, { allow: true, scopes });
    const back = await person.visit(body.to);
    return this.exchange(new URL(back).searchParams.get('code') ?? '');
  }
}

/** A browser that keeps all its cookies by their paths, as the way through a consent needs. */
export class Visitor {
  readonly #base: string;
  readonly #jar = new Map<string, { readonly path: string; readonly value: string }>();

  constructor(base: string, session?: string) {
    this.#base = base;
    if (session) this.#keep(session);
  }

  static async signedIn(base: string, email: string, password: string): Promise<Visitor> {
    const page = new Browser(base);
    const { status } = await page.signIn(email, password);
    if (status !== 201) throw new Error(`could not sign in: ${status}`);
    return new Visitor(base, `${page.cookie}; Path=/`);
  }

  /** Goes to an address and on to where it leads, as long as that is this server; answers where it ended. */
  async visit(address: string): Promise<string> {
    const response = await this.#ask(address, {});
    const to = response.headers.get('location');
    if (to === null) throw new Error(`${response.status} ${await response.text()}`);
    return new URL(to, address).href;
  }

  async look(address: string): Promise<Answer> {
    return answerOf(await this.#ask(address, {}));
  }

  /** What the page of an interaction asks for. */
  details(page: string): Promise<Answer> {
    return this.look(`${this.#base}/v1/connections/${uidOf(page)}`);
  }

  async answer(page: string, said: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const own = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers };
    const address = `${this.#base}/v1/connections/${uidOf(page)}`;
    return answerOf(await this.#ask(address, { method: 'POST', headers: own, body: JSON.stringify(said) }));
  }

  async #ask(address: string, init: RequestInit): Promise<Response> {
    const { pathname } = new URL(address);
    const sent = [...this.#jar].filter(
      ([, { path }]) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/')),
    );
    const cookie = sent.map(([name, { value }]) => `${name.split(' ')[0]}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const one of response.headers.getSetCookie()) this.#keep(one);
    return response;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const at = pair.indexOf('=');
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
    this.#jar.set(`${pair.slice(0, at)} ${path}`, { path, value: pair.slice(at + 1) });
  }
}

const uidOf = (page: string): string => new URL(page).pathname.split('/').at(-1) as string;
