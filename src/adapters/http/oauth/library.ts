import type { IncomingMessage, ServerResponse } from 'node:http';

/** What we use of oidc-provider, which brings no types. */
export interface Library {
  readonly Provider: new (issuer: string, configuration: unknown) => Provider;
  readonly errors: {
    readonly InvalidTarget: new () => Error;
    readonly InvalidGrant: new (detail: string) => Error;
  };
}

export interface Provider {
  proxy: boolean;
  use(step: (context: Context, next: () => Promise<void>) => Promise<void>): unknown;
  callback(): (request: IncomingMessage, response: ServerResponse) => void;
  on(event: string, told: (context: unknown, error: Error) => void): void;
  readonly Interaction: { find(uid: string): Promise<Interaction | undefined> };
  readonly Client: { find(id: string): Promise<Client | undefined> };
  readonly Grant: new (of: { readonly accountId: string; readonly clientId: string }) => Grant;
}

/** Somebody on their way to agree. */
export interface Interaction {
  readonly params: Readonly<Record<string, unknown>>;
  readonly returnTo: string;
  readonly exp: number;
  result?: unknown;
  save(seconds: number): Promise<unknown>;
}

export interface Client {
  readonly clientId: string;
  readonly clientName?: string;
  readonly redirectUris: readonly string[];
  grantTypeAllowed(type: string): boolean;
}

interface Grant {
  addResourceScope(resource: string, scopes: string): void;
  rejectResourceScope(resource: string, scopes: string): void;
  save(): Promise<string>;
}

/** A context of the library's own web framework, as far as we look. */
export interface Context {
  type: string;
  body: unknown;
  readonly path: string;
  readonly oidc: { readonly entities: Readonly<Record<string, unknown>> };
  readonly cookies: { set(name: string, value: string, options: Readonly<Record<string, unknown>>): void };
  set(name: string, value: string): void;
}

/** Loaded when the first client comes: it takes half a second. */
export async function library(): Promise<Library> {
  // @ts-expect-error: it has no types of its own
  return (await import('oidc-provider')) as Library;
}
