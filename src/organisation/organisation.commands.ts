import { z } from 'zod';
import { orderChannels } from '../channels/order-channel.ts';
import { type Context, defineCommand, type Effect, MOST_LINES, put } from '../command/command.ts';
import { versionMoved } from '../command/document.ts';
import type { Facts } from '../command/fact.ts';
import {
  currencyField,
  dayField,
  percentField,
  refField,
  textField,
  versionField,
} from '../command/fields.ts';
import {
  type Organisation,
  organisations,
  STOCK_GUARDS,
  STOCK_POLICIES,
  WORKFLOWS,
} from '../command/organisation.ts';
import { isTimeZone } from '../kernel/day.ts';
import { done, fieldProblem, type Problem, type Result, refused } from '../kernel/problem.ts';
import { Faults, REFERENCE_REFUSED } from '../record/index.ts';
import { locations } from '../stock/location.ts';
import { hasOrders } from './has-orders.ts';
import { letterheadField, letterheadWith } from './letterhead.ts';
import { CURRENCY_KEPT } from './organisation.problems.ts';
import { organisationView } from './organisation.view.ts';

export const timeZoneField = z
  .string()
  .max(60)
  .refine(isTimeZone, { error: 'a time zone is named like "Europe/Berlin"' })
  .meta({ examples: ['Europe/Berlin'] });

const input = z.strictObject({
  name: textField().optional(),
  currency: currencyField.optional(),
  timeZone: timeZoneField.optional(),
  defaultWorkflow: z.enum(WORKFLOWS).optional(),
  stockPolicy: z.enum(STOCK_POLICIES).optional(),
  stockGuard: z.enum(STOCK_GUARDS).optional(),
  overShipment: percentField
    .optional()
    .meta({ description: 'how far a shipment may go beyond what was ordered, in percent' }),
  overReceipt: percentField
    .optional()
    .meta({ description: 'how far a receipt may go beyond what was bought, in percent' }),
  closedThrough: dayField
    .nullable()
    .optional()
    .meta({ description: 'entries dated up to this day are refused' }),
  defaultLocation: refField.nullable().optional(),
  defaultChannel: refField.nullable().optional(),
  letterhead: letterheadField.optional(),
  expectedVersion: versionField.optional(),
});
type Input = z.output<typeof input>;

export const updateOrganisation = defineCommand({
  name: 'organisation.update',
  sentence: 'Changes the settings of the organisation; what is not given stays.',
  permission: 'setup:write',
  scope: 'admin',
  input,
  problems: [REFERENCE_REFUSED.type, CURRENCY_KEPT.type],
  example: { stockPolicy: 'refuse', closedThrough: '2026-06-30' },
  // Whether there are orders is looked up in the database, so orders made just before must have been written.
  weight: ({ currency }) => (currency === undefined ? 1 : MOST_LINES + 1),
  touches: ({ currency, defaultLocation, defaultChannel }, need, { org }) => {
    const before = need(organisations, org, 'lock');
    need(locations, defaultLocation);
    need(orderChannels, defaultChannel);
    if (currency !== undefined) need(hasOrders, org);
    need(locations, before?.defaultLocation);
    need(orderChannels, before?.defaultChannel);
  },
  decide: (facts, given, context) => {
    const before = facts.sure(organisations, context.actor.org);
    const next = nextOf(before, given, facts);
    if (!next.ok) return next;
    const same = SETTINGS.every((name) => next.value[name] === before[name]);
    return done(
      effect(before, same ? before : { ...next.value, version: before.version + 1 }, facts, context),
    );
  },
});

const SETTINGS = Object.keys(input.omit({ expectedVersion: true }).shape) as (keyof Organisation)[];

function nextOf(before: Organisation, given: Input, facts: Facts): Result<Organisation> {
  const refusal =
    versionMoved('the organisation', given.expectedVersion, before.version) ??
    currencyKept(before, given, facts);
  if (refusal) return refused(refusal);
  const faults = new Faults(facts);
  const {
    defaultLocation: location,
    defaultChannel: channel,
    letterhead,
    expectedVersion: _,
    ...plain
  } = given;
  const set = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  const after = {
    ...before,
    ...set,
    letterhead: letterheadWith(before.letterhead, letterhead),
    ...(location !== undefined && {
      defaultLocation:
        location && faults.record(locations, location, '/defaultLocation', before.defaultLocation)?.id,
    }),
    ...(channel !== undefined && {
      defaultChannel:
        channel && faults.record(orderChannels, channel, '/defaultChannel', before.defaultChannel)?.id,
    }),
  };
  const faulty = faults.problem(REFERENCE_REFUSED);
  return faulty ? refused(faulty) : done(after as Organisation);
}

function currencyKept(before: Organisation, { currency }: Input, facts: Facts): Problem | null {
  if (currency === undefined || currency === before.currency) return null;
  if (!facts.get(hasOrders, before.id)?.any) return null;
  const detail = `orders were made in ${before.currency}; the currency cannot become ${currency} any more`;
  return fieldProblem(CURRENCY_KEPT, '/currency', detail, { currency: before.currency });
}

function effect(before: Organisation, after: Organisation, facts: Facts, context: Context): Effect {
  const view = (one: Organisation) =>
    organisationView(one, {
      location: one.defaultLocation && facts.label('location', one.defaultLocation),
      channel: one.defaultChannel && facts.label('order-channel', one.defaultChannel),
    });
  const answer = { kind: 'organisation', id: after.id, number: after.name, version: after.version };
  if (after === before) return { answer, view: () => view(after) };
  const [was, is] = [view(before), view(after)];
  const changes = Object.fromEntries(
    Object.keys(is)
      .filter(
        (name) => name !== 'version' && !name.endsWith('Id') && was[name as never] !== is[name as never],
      )
      .map((name) => [name, [was[name as never], is[name as never]] as const]),
  );
  const note = { document: after.id, what: 'edited', status: 'active', source: context.source };
  return {
    answer,
    puts: [put(organisations, after)],
    timeline: [{ ...note, day: context.today, changes }],
    events: [{ event: 'organisation.updated', document: after.id, version: after.version }],
    documents: [
      {
        kind: 'organisation',
        id: after.id,
        number: after.name,
        version: before.version,
        before: was,
        after: is,
      },
    ],
    view: () => is,
  };
}
