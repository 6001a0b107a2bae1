import { queryOptions } from '@tanstack/react-query';
import { Refused, send } from '../../ask/ask.ts';

/** What a program asks for, and what is known of it. */
export interface Consent {
  readonly client: {
    /** What it calls itself. */
    readonly name: string;
    /** Where it was looked up; null for one that only said so itself. */
    readonly host: string | null;
    readonly redirect: { readonly to: string; readonly kind: 'this-machine' | 'site' | 'program' };
  };
  readonly scopes: readonly Asked[];
  readonly organisation: { readonly name: string };
  readonly user: { readonly name: string; readonly email: string; readonly role: string };
}

export interface Asked {
  readonly scope: string;
  readonly sentence: string;
  readonly ticked: boolean;
  /** Moves money, takes back, or changes who may what. */
  readonly grave: boolean;
}

/** It is looked at once: the page must not change under the hand that allows it. */
export const consentOf = (uid: string) =>
  queryOptions({
    queryKey: ['connection', uid],
    queryFn: () => send<Consent>(`/connections/${encodeURIComponent(uid)}`),
    staleTime: Number.POSITIVE_INFINITY,
    retry: (count, error) => !(error instanceof Refused) && count < 2,
  });

export interface Said {
  readonly allow: boolean;
  readonly scopes?: readonly string[];
  readonly days?: number | null;
}

/** Says it, and leaves this app for where the program waits. */
export async function say(uid: string, said: Said): Promise<void> {
  const path = `/connections/${encodeURIComponent(uid)}`;
  const { to } = await send<{ to: string }>(path, { method: 'POST', body: said });
  window.location.assign(to);
}
