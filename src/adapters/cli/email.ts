import { setTimeout as wait } from 'node:timers/promises';
import { Argument, type Command, Option } from 'commander';
import { PAPERS } from '../../command/organisation.ts';
import { SHEET_KINDS } from '../../documents/index.ts';
import { newId } from '../../store/new-id.ts';
import { mailFrom } from '../http/environment.ts';
import { sendEmails } from '../jobs/emails.ts';
import { smtpMailer } from '../jobs/mailer.ts';
import { EXIT } from './exit.ts';
import { type House, inHouse } from './house.ts';
import { settingsOf } from './settings.ts';
import { complain, note, print, printJson, showProblem } from './show/print.ts';

const ABOUT = `
Sent at once where ALLOT_SMTP_URL and ALLOT_MAIL_FROM are set, else by the server that runs.

Example:
  allot email invoice IN-000001 --to accounts@corner-shop.example`;

/** `allot email KIND REF`: a document as an e-mail; the timelines tell what became of it. */
export function addEmail(program: Command): void {
  const command = program
    .command('email')
    .description('Sends a document to the customer or supplier, or to whom it is said.')
    .addArgument(new Argument('<kind>', 'what to send').choices(SHEET_KINDS))
    .argument('<ref>', 'the document, by id or number')
    .option('--to <address>', 'the e-mail of the customer or supplier unless said')
    .option('--subject <text>')
    .option('--message <text>')
    .addOption(new Option('--paper <size>', "the organisation's unless said").choices(PAPERS))
    .addHelpText('after', ABOUT);
  command.action((kind: string, document: string) => emailed(kind, document, command));
}

interface Email {
  readonly id: string;
  readonly to: string;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly reason: string | null;
}

async function emailed(kind: string, document: string, command: Command): Promise<void> {
  const settings = settingsOf(command);
  const { to, subject, message, paper } = command.opts();
  const words = { to, subject, message, paper };
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  const { mail } = mailFrom(process.env);
  await inHouse(settings, async (house) => {
    const { desk, press, actor } = house;
    const verdict = await desk.command(actor, 'document.email', { kind, document, ...given });
    if (!verdict.ok) return showProblem(verdict.problem, settings.json);
    const { id } = verdict.answer;
    if (mail) await sendEmails({ desk, press, mailer: smtpMailer(mail), clock: () => new Date(), newId });
    const email = mail ? await found(house, id) : await becoming(house, id);
    if (email.state === 'failed') process.exitCode = EXIT.refused;
    if (settings.json) return printJson(email);
    if (email.state === 'failed') return complain(`it could not be sent: ${email.reason}`);
    print(`${email.state === 'sent' ? 'sent' : 'queued'} to ${email.to}`);
    if (email.state === 'sent') return undefined;
    const why = email.reason
      ? `tried, and will be again: ${email.reason}`
      : 'a server with ALLOT_SMTP_URL sends it';
    return note(`${why}; see "allot email get ${id}"`);
  });
}

async function found({ desk, actor }: House, ref: string): Promise<Email> {
  const email = await desk.query(actor, 'email.get', { ref });
  if (!email.ok) throw new Error(email.problem.detail);
  return email.value as Email;
}

/** What a running server makes of it within two of its rounds. */
async function becoming(house: House, ref: string): Promise<Email> {
  let email = await found(house, ref);
  for (let i = 0; i < 24 && email.state === 'queued' && email.reason === null; i++) {
    await wait(500);
    email = await found(house, ref);
  }
  return email;
}
