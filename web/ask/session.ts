import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Permission, Role } from '../../src/command/access.ts';
import { Refused, send } from './ask.ts';
import { asked } from './asked.ts';

export interface Session {
  readonly user: { id: string; name: string; email: string; role: Role } | null;
  readonly token: { name: string } | null;
  readonly organisation: { id: string; name: string; currency: string; timeZone: string };
  readonly permissions: readonly Permission[];
}

const KEY = ['session'] as const;

/** Who is signed in; null for nobody. */
async function whoIsIn(): Promise<Session | null> {
  try {
    return await send<Session>('/session');
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 401) return null;
    throw error;
  }
}

export const sessionQuery = { queryKey: KEY, queryFn: whoIsIn, staleTime: 5 * 60_000 } as const;
export const useSession = (): UseQueryResult<Session | null> => useQuery(sessionQuery);

/** The session of a page that is only shown to somebody who is signed in. */
export function useSignedIn(): Session {
  const { data } = useSession();
  if (!data) throw new Error('nobody is signed in');
  return data;
}

export function useMay(permission: Permission): boolean {
  return useSignedIn().permissions.includes(permission);
}

export async function signIn(email: string, password: string): Promise<void> {
  await send('/session', { method: 'POST', body: { email, password } });
  await asked.fetchQuery({ ...sessionQuery, staleTime: 0 });
}

export async function signOut(): Promise<void> {
  await send('/session', { method: 'DELETE' });
  asked.clear();
  window.location.assign('/sign-in');
}
