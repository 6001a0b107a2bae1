import { orderChannels } from '../../channels/order-channel.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { type Cap, type Limits, NO_LIMITS } from '../../command/mandate/limits.ts';
import type { Id } from '../../kernel/id.ts';
import { done, problemKind, type Result, refused } from '../../kernel/problem.ts';
import { customers } from '../../parties/customer.ts';
import { Faults } from '../../record/index.ts';
import { locations } from '../../stock/location.ts';
import type { LimitsInput } from './input.ts';

export const LIMITS_REFUSED = problemKind('token/limits-refused', 422, 'The limits cannot be taken');

const OF = { customers, channels: orderChannels, locations } as const;
type Kind = keyof typeof OF;
const KINDS = Object.keys(OF) as Kind[];

/** The records limits name. */
export function touchLimits(need: Need, limits: LimitsInput | null | undefined): void {
  for (const kind of KINDS) for (const ref of limits?.[kind] ?? []) need<unknown>(OF[kind] as never, ref);
}

/** Limits as they are kept, with records by id; what is not given stays as it was. */
export function limitsFrom(
  given: LimitsInput | null | undefined,
  before: Limits | null,
  facts: Facts,
): Result<Limits | null> {
  if (given === undefined) return done(before);
  if (given === null) return done(null);
  const faults = new Faults(facts);
  const idsOf = (kind: Kind): readonly Id[] | null => {
    const refs = given[kind];
    if (refs === undefined) return before?.[kind] ?? null;
    const found = refs?.map((ref, i) => faults.record<never>(OF[kind] as never, ref, `/limits/${kind}/${i}`));
    return found?.flatMap((one: { id: Id } | null) => (one ? [one.id] : [])) ?? null;
  };
  const limits: Limits = {
    customers: idsOf('customers'),
    channels: idsOf('channels'),
    locations: idsOf('locations'),
    perCommand: capFrom(given.perCommand, before?.perCommand),
    perDay: capFrom(given.perDay, before?.perDay),
    approval: given.approval ?? before?.approval ?? [],
    beyond: given.beyond ?? before?.beyond ?? 'refuse',
    requestsPerMinute:
      given.requestsPerMinute === undefined ? (before?.requestsPerMinute ?? null) : given.requestsPerMinute,
  };
  const problem = faults.problem(LIMITS_REFUSED);
  return problem ? refused(problem) : done(limits);
}

function capFrom(given: LimitsInput['perDay'], before: Cap = NO_LIMITS.perDay): Cap {
  if (given === undefined) return before;
  const { value = null, quantity = null } = given ?? {};
  return { value, quantity };
}
