import type { Actor } from '../../../command/access.ts';
import { done, fieldProblem, problem, type Result, refused } from '../../../kernel/problem.ts';
import { accountText, plainName } from '../../../oauth/index.ts';
import { isLoopback } from '../listen.ts';
import { CONNECTION_GONE, SCOPES_WANTED } from '../refusals.ts';
import type { Client, Interaction, Provider } from './library.ts';
import type { OAuthMeans } from './means.ts';
import { resourcesOf } from './paths.ts';

/** A program on its way to be let in, and what it asks for. */
export interface Wish {
  readonly provider: Provider;
  readonly uid: string;
  readonly interaction: Interaction;
  readonly client: Client;
  readonly resource: string;
  readonly scopes: readonly string[];
}

export async function wishOf(provider: Provider, uid: string, base: string): Promise<Wish | null> {
  const interaction = await provider.Interaction.find(uid);
  // Said once, it stands.
  if (!interaction || interaction.result) return null;
  const { client_id: id, redirect_uri: redirect, resource, scope } = interaction.params;
  const client = await provider.Client.find(String(id));
  if (!client || typeof redirect !== 'string') return null;
  const [wanted = resourcesOf(base)[0]] = Array.isArray(resource) ? resource : [resource];
  const scopes = typeof scope === 'string' ? scope.split(' ') : [];
  return { provider, uid, interaction, client, resource: String(wanted), scopes };
}

/** What is never ticked before a person does it: what moves money, takes back, or changes who may what. */
const NEVER_TICKED = new Set(['pay', 'cancel', 'admin']);
const TICKED = new Set(['read']);

/** What the person is shown. Names are what the program says of itself; hosts are where it is fetched from and answered. */
export function known({ client, interaction, scopes }: Wish, sentences: Readonly<Record<string, string>>) {
  return {
    client: {
      name: nameOf(client),
      // Only a client that is an address has one that was looked at.
      host: URL.canParse(client.clientId) ? new URL(client.clientId).host : null,
      redirect: redirectOf(String(interaction.params['redirect_uri'])),
    },
    scopes: scopes.map((scope) => ({
      scope,
      sentence: sentences[scope] ?? scope,
      ticked: TICKED.has(scope),
      grave: NEVER_TICKED.has(scope),
    })),
  };
}

const nameOf = (client: Client): string =>
  plainName(client.clientName) ?? plainName(client.clientId) ?? 'a program';

function redirectOf(address: string) {
  const { protocol, host, hostname } = new URL(address);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  if (!isWeb) return { to: protocol, kind: 'program' } as const;
  const isHere = isLoopback(hostname.replace(/^\[|\]$/g, ''));
  return { to: host, kind: isHere ? 'this-machine' : 'site' } as const;
}

export interface Agreement {
  readonly scopes: readonly string[];
  readonly days: number | null;
}

interface Agreeing {
  readonly means: OAuthMeans;
  readonly actor: Actor;
  readonly now: Date;
}

/** Makes the token the program acts with from then on, held to what was ticked; answers where to go. */
export async function agree(
  wish: Wish,
  { scopes, days }: Agreement,
  { means, actor, now }: Agreeing,
): Promise<Result<string>> {
  const { provider, interaction, client, resource } = wish;
  const allowed = wish.scopes.filter((scope) => scopes.includes(scope));
  if (!allowed.length || scopes.some((scope) => !wish.scopes.includes(scope))) {
    const detail = `name at least one of ${wish.scopes.join(', ')}, and no other`;
    return refused(fieldProblem(SCOPES_WANTED, '/scopes', detail));
  }
  const expiresAt = days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString();
  const agreed = { agent: nameOf(client), scopes: allowed, expiresAt };
  const made = await means.connect(actor, agreed, `connect:${wish.uid}`);
  if (!made.ok) return made;
  const accountId = accountText(made.value);
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addResourceScope(resource, allowed.join(' '));
  const others = wish.scopes.filter((scope) => !allowed.includes(scope));
  if (others.length) grant.rejectResourceScope(resource, others.join(' '));
  const grantId = await grant.save();
  return finished(interaction, { login: { accountId, remember: false }, consent: { grantId } });
}

export const decline = ({ interaction }: Wish): Promise<Result<string>> =>
  finished(interaction, { error: 'access_denied', error_description: 'the person did not agree' });

async function finished(interaction: Interaction, result: unknown): Promise<Result<string>> {
  const left = interaction.exp - Math.floor(Date.now() / 1000);
  if (left <= 0) return refused(problem(CONNECTION_GONE, 'it took too long; begin again'));
  interaction.result = result;
  await interaction.save(left);
  return done(interaction.returnTo);
}
