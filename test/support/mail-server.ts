import { createServer, type Server, type Socket } from 'node:net';

/** A message as it came in. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
}

/** What the server says to the next message: `250 …` takes it. */
export type Reply = `${250 | 421 | 450 | 451 | 550 | 552} ${string}`;

/** As much of SMTP (RFC 5321) as a client needs to hand a message over; what it says to each can be set. */
export class MailServer {
  readonly received: Received[] = [];
  /** Said to the addressees of the messages to come, one after the other; then everything is taken. */
  readonly replies: Reply[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => this.#sockets.delete(socket));
      this.#talk(socket);
    });
  }

  static async open(): Promise<MailServer> {
    const server = new MailServer();
    await new Promise<void>((ready) => server.#server.listen(0, '127.0.0.1', ready));
    return server;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the mail server is closed');
    return `smtp://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((closed) => this.#server.close(closed));
  }

  #talk(socket: Socket): void {
    let [from, to, data, isData, unread] = ['', [] as string[], '', false, ''];
    const say = (text: string) => socket.write(`${text}\r\n`);
    const hear = (line: string): unknown => {
      if (isData) {
        if (line !== '.') return (data += `${line.replace(/^\.\./, '.')}\r\n`);
        isData = false;
        this.received.push({ from, to, text: data });
        return say('250 taken');
      }
      const [verb = '', address = ''] = line.split(/:| /);
      if (/^EHLO$/i.test(verb)) return say('250-mail.test\r\n250 8BITMIME');
      if (/^MAIL$/i.test(verb)) [from, to, data] = [line, [], ''];
      if (/^RCPT$/i.test(verb)) {
        const reply = this.replies.shift() ?? '250 known';
        if (reply.startsWith('250')) to.push(/<(.*)>/.exec(line)?.[1] ?? address);
        return say(reply);
      }
      if (/^DATA$/i.test(verb)) isData = true;
      if (/^QUIT$/i.test(verb)) return socket.end('221 bye\r\n');
      return say(isData ? '354 go on' : '250 well');
    };
    say('220 mail.test');
    socket.on('data', (chunk) => {
      const lines = (unread + chunk.toString('latin1')).split('\r\n');
      unread = lines.pop() as string;
      for (const line of lines) hear(line);
    });
  }
}

export const header = ({ text }: Received, name: string): string =>
  new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(text)?.[1]?.replaceAll(/\r\n\s+/g, ' ') ?? '';

/** The bytes of the attached file. */
export function attachmentOf({ text }: Received): Buffer {
  const part = text.split(/\r\n--/).find((one) => /content-disposition: attachment/i.test(one)) ?? '';
  return Buffer.from(part.slice(part.indexOf('\r\n\r\n') + 4), 'base64');
}
