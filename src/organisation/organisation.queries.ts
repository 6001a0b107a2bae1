import sql from 'sql-template-tag';
import { z } from 'zod';
import { readOrganisation } from '../command/core.store.ts';
import { defineQuery } from '../command/query.ts';
import { done } from '../kernel/problem.ts';
import { LOGO_FORMATS } from './logo.ts';
import { organisationShape, organisationView } from './organisation.view.ts';

export const getOrganisation = defineQuery({
  name: 'organisation.get',
  sentence: 'The organisation of the token, with its settings.',
  permission: 'setup:read',
  // A ref so that it can be asked for like every other document; there is only one to ask for.
  input: z.strictObject({ ref: z.string().max(100).optional() }),
  answer: organisationShape.extend({
    logo: z.enum(LOGO_FORMATS).nullable().meta({ description: 'what kind of picture its logo is' }),
  }),
  run: async (_, { db, actor }) => {
    const [row] = await db.rows(sql`
      SELECT o.*, l.code AS location, c.code AS channel, g.format AS logo FROM organisation o
      LEFT JOIN location l ON l.org_id = o.org_id AND l.id = o.default_location_id
      LEFT JOIN order_channel c ON c.org_id = o.org_id AND c.id = o.default_channel_id
      LEFT JOIN organisation_logo g ON g.org_id = o.org_id
      WHERE o.org_id = ${actor.org}`);
    const codes = { location: row!.location, channel: row!.channel };
    return done({ ...organisationView(readOrganisation(row!), codes), logo: row!.logo ?? null });
  },
});
