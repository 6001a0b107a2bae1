import { createTransport } from 'nodemailer';

/** Where e-mails are handed over, and from whom they are. */
export interface MailSettings {
  /** `smtp://user:password@host:587`, or `smtps://` for a connection that is encrypted from its first byte. */
  readonly url: string;
  readonly from: string;
}

/** One message, ready to be handed over. */
export interface Mail {
  /** Stays the same however often it is tried, so that whoever gets it twice can tell. */
  readonly id: string;
  readonly fromName: string;
  readonly replyTo: string | null;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
}

/** What the mail server said: taken, not now, or never. */
export type Delivery =
  | { readonly sent: true }
  | { readonly sent: false; readonly reason: string; readonly final: boolean };

export interface Mailer {
  send(mail: Mail): Promise<Delivery>;
}

const TIMEOUT = 30_000;

export function smtpMailer({ url, from }: MailSettings): Mailer {
  const { hostname: host, port, protocol, username, password, searchParams } = new URL(url);
  const transport = createTransport({
    host: host.replace(/^\[|\]$/g, ''),
    secure: protocol === 'smtps:',
    port: port ? Number(port) : protocol === 'smtps:' ? 465 : 587,
    // Where the server offers encryption it is used; `?tls=required` refuses to do without.
    requireTLS: searchParams.get('tls') === 'required',
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...{ connectionTimeout: TIMEOUT, greetingTimeout: TIMEOUT, socketTimeout: TIMEOUT },
    // A message holds what we made and nothing else: no file of this machine, nothing fetched.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send({ id, fromName, replyTo, to, subject, text, file }) {
      try {
        await transport.sendMail({
          from: { name: fromName, address: from },
          ...(replyTo && { replyTo }),
          to: { name: '', address: to },
          ...{ subject, text, messageId: `<${id}@${domain}>` },
          attachments: [{ filename: file.name, contentType: file.type, content: Buffer.from(file.bytes) }],
        });
        return { sent: true };
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

/** A mail server that says 5xx of the message or its addressee will say so again; of a wrong password it may not. */
function refusalOf(error: unknown): Delivery {
  const { code, responseCode, response, message } = error as Record<string, unknown>;
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const final = isAboutMail && typeof responseCode === 'number' && responseCode >= 500;
  return { sent: false, reason: String(response ?? message ?? error).slice(0, 500), final };
}
