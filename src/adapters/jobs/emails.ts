import type { Actor } from '../../command/access.ts';
import {
  againAt,
  claimEmail,
  type Email,
  findPrintable,
  KINDS,
  organisationsWithMail,
  type Printing,
  postponeEmail,
  printableKey,
  printDocuments,
  settleEmail,
} from '../../documents/index.ts';
import { dayIn } from '../../kernel/day.ts';
import type { Id } from '../../kernel/id.ts';
import type { Delivery, Mailer } from './mailer.ts';

export interface Mailing extends Printing {
  /** Null where no mail server is set. */
  readonly mailer: Mailer | null;
  readonly clock: () => Date;
  readonly newId: () => Id;
}

/** In one go; a server that is to stop waits for it. */
const MOST = 50;

/** Sends what is due, of every organisation by turns. At least once: a crash in between sends again. */
export async function sendEmails(mailing: Mailing): Promise<void> {
  const { db } = mailing.desk;
  let sent = 0;
  for (const org of await organisationsWithMail(db, now(mailing))) {
    let email = await claimEmail(db, org, now(mailing));
    while (email) {
      await attempt(mailing, org, email);
      if (++sent >= MOST) return;
      email = await claimEmail(db, org, now(mailing));
    }
  }
}

const now = ({ clock }: Mailing): string => clock().toISOString();

async function attempt(mailing: Mailing, org: Id, email: Email): Promise<void> {
  const delivery = await deliver(mailing, org, email).catch(
    (error): Delivery => ({ sent: false, reason: String(error), final: false }),
  );
  if (delivery.sent) return settle(mailing, org, email, null);
  const at = delivery.final ? null : againAt(email.attempts, now(mailing));
  if (at === null) return settle(mailing, org, email, delivery.reason);
  await postponeEmail(mailing.desk.db, org, email.id, { at, reason: delivery.reason });
}

/** The house itself: who asked was found to be allowed to when it was asked for. */
const housekeeper = (org: Id, { actor }: Email): Actor => ({
  org,
  token: actor,
  name: 'e-mail',
  role: 'owner',
  source: 'e-mail',
});

interface Sender {
  readonly name: string;
  readonly timeZone: string;
  readonly letterhead: { readonly email: string | null };
}

async function deliver(mailing: Mailing, org: Id, email: Email): Promise<Delivery> {
  const { mailer } = mailing;
  if (!mailer) {
    return { sent: false, reason: 'no mail server is set (ALLOT_SMTP_URL, ALLOT_MAIL_FROM)', final: true };
  }
  const actor = housekeeper(org, email);
  const { kind, document, paper, id, to, subject, message: text } = email;
  const wish = { refs: [document], ...(paper && { paper }) };
  const file = await printDocuments(mailing, actor, kind, wish);
  if (!file.ok) return { sent: false, reason: file.problem.detail, final: file.problem.status === 404 };
  const { name, letterhead } = await senderOf(mailing, actor);
  return mailer.send({
    ...{ id, to, subject, text, fromName: name, replyTo: letterhead.email },
    file: file.value,
  });
}

async function senderOf({ desk }: Mailing, actor: Actor): Promise<Sender> {
  const organisation = await desk.query(actor, 'organisation.get', {});
  if (!organisation.ok) throw new Error(organisation.problem.detail);
  return organisation.value as Sender;
}

/** It has been sent, or never will be: the timelines tell. */
async function settle(mailing: Mailing, org: Id, email: Email, reason: string | null): Promise<void> {
  const { db } = mailing.desk;
  const { timeZone } = await senderOf(mailing, housekeeper(org, email));
  const told = [];
  for (const { noun, id } of email.told) {
    const found = await findPrintable(db, org, printableKey(noun, id));
    const { status, version } = found ?? { status: 'deleted', version: 0 };
    told.push({ document: id, noun, status, version, ids: [mailing.newId(), mailing.newId()] as const });
  }
  const note = `${KINDS[email.kind].title} ${email.number} to ${email.to}`;
  await settleEmail(db, org, {
    ...{ email, reason, at: now(mailing), day: dayIn(timeZone, mailing.clock()), told },
    what: reason === null ? 'e-mailed' : 'e-mail failed',
    note: reason === null ? note : `${note}: ${reason}`,
    event: reason === null ? 'emailed' : 'email-failed',
  });
}
