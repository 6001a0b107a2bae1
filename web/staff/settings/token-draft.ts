import type { Input } from '../../ask/ask.ts';
import type { Limits, Token } from './token-types.ts';

/** A token as its form holds it: every field a text, a list or a switch. */
export interface TokenDraft {
  readonly name: string;
  readonly agent: string;
  readonly person: string;
  readonly role: string;
  readonly expires: string;
  readonly isHeld: boolean;
  readonly scopes: readonly string[];
  readonly customers: readonly string[];
  readonly channels: readonly string[];
  readonly locations: readonly string[];
  readonly commandValue: string;
  readonly commandQuantity: string;
  readonly dayValue: string;
  readonly dayQuantity: string;
  readonly beyond: Limits['beyond'];
  readonly approval: readonly string[];
  readonly requests: string;
}

export function draftOf(token: Token | null): TokenDraft {
  const limits = token?.limits;
  return {
    name: token?.name ?? '',
    agent: token?.agent ?? '',
    person: token?.person ?? '',
    role: token?.role ?? 'viewer',
    expires: token?.expiresAt?.slice(0, 10) ?? '',
    isHeld: (token?.scopes ?? null) !== null,
    scopes: token?.scopes ?? ['read'],
    customers: limits?.customers ?? [],
    channels: limits?.channels ?? [],
    locations: limits?.locations ?? [],
    commandValue: limits?.perCommand.value ?? '',
    commandQuantity: limits?.perCommand.quantity ?? '',
    dayValue: limits?.perDay.value ?? '',
    dayQuantity: limits?.perDay.quantity ?? '',
    beyond: limits?.beyond ?? 'refuse',
    approval: limits?.approval ?? [],
    requests: limits?.requestsPerMinute?.toString() ?? '',
  };
}

/** What the form asks for: of a token that is there, role and person stay, and so does a day nobody touched. */
export function inputOf(draft: TokenDraft, token: Token | null): Input {
  const { name, agent, person, role, expires } = draft;
  const isSameDay = token !== null && expires === draftOf(token).expires;
  return {
    name,
    ...(token ? {} : { role, person: person || null }),
    agent: agent.trim() || null,
    ...(!isSameDay && { expiresAt: expires ? `${expires}T23:59:59Z` : null }),
    scopes: draft.isHeld ? draft.scopes : null,
    limits: limitsOf(draft),
  };
}

function limitsOf(draft: TokenDraft): Input | null {
  const { customers, channels, locations, beyond, requests } = draft;
  const reach = { customers: some(customers), channels: some(channels), locations: some(locations) };
  const caps = {
    perCommand: cap(draft.commandValue, draft.commandQuantity),
    perDay: cap(draft.dayValue, draft.dayQuantity),
  };
  const approval = asking(draft);
  // What is no number is sent as it stands, for the server to say so.
  const requestsPerMinute = requests.trim() === '' ? null : Number(requests) || requests;
  const isFree = [...Object.values(reach), ...Object.values(caps), requestsPerMinute].every(
    (one) => one === null,
  );
  if (isFree && approval.length === 0) return null;
  return { ...reach, ...caps, approval, beyond, requestsPerMinute };
}

/** A person is asked about nothing the token may not ask for in the first place. */
export const asking = ({ isHeld, scopes, approval }: TokenDraft): readonly string[] =>
  isHeld ? approval.filter((scope) => scopes.includes(scope)) : approval;

const some = (refs: readonly string[]): readonly string[] | null => (refs.length ? refs : null);

const cap = (value: string, quantity: string): Input | null =>
  value.trim() || quantity.trim() ? { value: value.trim() || null, quantity: quantity.trim() || null } : null;
