import sql from 'sql-template-tag';
import { z } from 'zod';
import { readOrganisation } from '../command/core.store.ts';
import { defineQuery } from '../command/query.ts';
import { done } from '../kernel/problem.ts';
import { logoFormatOf } from './logo.store.ts';
import { LOGO_FORMATS } from './logo.ts';
import { organisationShape, organisationView } from './organisation.view.ts';

export const getOrganisation = defineQuery({
  name: 'organisation.get',
  sentence: 'The organisation of the token, with its settings.',
  permission: 'setup:read',
  // A ref so that it can be asked for like every other document; there is only one to ask for.
  input: z.strictObject({ ref: z.string().max(100).optional() }),
  answer: organisationShape,
  shows: 'nothing of it',
  run: async (_, { db, actor }) => {
    const [row] = await db.rows(sql`
      SELECT o.*, l.code AS location, c.code AS channel FROM organisation o
      LEFT JOIN location l ON l.org_id = o.org_id AND l.id = o.default_location_id
      LEFT JOIN order_channel c ON c.org_id = o.org_id AND c.id = o.default_channel_id
      WHERE o.org_id = ${actor.org}`);
    return done(organisationView(readOrganisation(row!), { location: row!.location, channel: row!.channel }));
  },
});

export const getLetterhead = defineQuery({
  name: 'organisation.letterhead',
  sentence: 'What stands on every document of the organisation, and what kind of picture its logo is.',
  permission: 'setup:read',
  input: z.strictObject({}),
  answer: organisationShape.shape.letterhead.extend({
    logo: z.enum(LOGO_FORMATS).nullable().meta({ description: 'null where there is none' }),
  }),
  run: async (_, { db, actor, organisation }) => {
    const [{ letterhead }, logo] = await Promise.all([organisation(), logoFormatOf(db, actor.org)]);
    return done({ ...letterhead, logo });
  },
});
