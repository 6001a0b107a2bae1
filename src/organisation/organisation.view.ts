import { z } from 'zod';
import {
  type Organisation,
  PAPERS,
  STOCK_GUARDS,
  STOCK_POLICIES,
  WORKFLOWS,
} from '../command/organisation.ts';
import { formatPercent } from '../kernel/money.ts';

export const organisationShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    defaultWorkflow: z.enum(WORKFLOWS),
    stockPolicy: z.enum(STOCK_POLICIES),
    stockGuard: z.enum(STOCK_GUARDS),
    overShipment: z.string(),
    overReceipt: z.string(),
    closedThrough: z.iso.date().nullable(),
    defaultLocation: z.string().nullable(),
    defaultLocationId: z.uuid().nullable(),
    defaultChannel: z.string().nullable(),
    defaultChannelId: z.uuid().nullable(),
    letterhead: z
      .object({
        address: z.record(z.string(), z.unknown()).nullable(),
        taxNumber: z.string().nullable(),
        email: z.string().nullable(),
        website: z.string().nullable(),
        footer: z.string().nullable(),
        paper: z.enum(PAPERS).nullable().meta({ description: 'null: what is usual where the currency is' }),
      })
      .meta({ id: 'Letterhead' }),
    version: z.int(),
  })
  .meta({ id: 'Organisation' });

/** The organisation as JSON; `codes` are what its default location and channel are called. */
export function organisationView(
  { defaultLocation, defaultChannel, ...rest }: Organisation,
  codes: { readonly location: string | null; readonly channel: string | null },
): z.output<typeof organisationShape> {
  return {
    ...rest,
    overShipment: formatPercent(rest.overShipment),
    overReceipt: formatPercent(rest.overReceipt),
    defaultLocation: codes.location,
    defaultLocationId: defaultLocation,
    defaultChannel: codes.channel,
    defaultChannelId: defaultChannel,
  };
}
