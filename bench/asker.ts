import { Agent, type IncomingMessage, request } from 'node:http';

export interface Answer {
  readonly body: string;
  /** Until its last byte. */
  readonly milliseconds: number;
}

/** Asks one after another on one connection, as a person at a screen does. */
export class Asker {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #address: string;
  readonly #headers: Record<string, string>;
  #told = 0;

  constructor(address: string, token: string) {
    this.#address = address;
    this.#headers = { authorization: `Bearer ${token}` };
  }

  /** How many commands were accepted. */
  get told(): number {
    return this.#told;
  }

  ask(path: string): Promise<Answer> {
    return this.#send('GET', path);
  }

  async tell(path: string, input: object = {}): Promise<Answer> {
    const answer = await this.#send('POST', path, JSON.stringify(input));
    this.#told++;
    return answer;
  }

  #send(method: string, path: string, input?: string): Promise<Answer> {
    return new Promise((done, failed) => {
      const start = performance.now();
      const type = input === undefined ? {} : { 'content-type': 'application/json' };
      const headers = { ...this.#headers, ...type };
      const sent = request(`${this.#address}${path}`, { method, agent: this.#agent, headers }, (answer) => {
        bodyOf(answer).then((body) => {
          if (isFine(answer)) done({ body, milliseconds: performance.now() - start });
          else failed(new Error(`${method} ${path} answered ${answer.statusCode}: ${body}`));
        }, failed);
      });
      sent.once('error', failed);
      sent.end(input);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

const isFine = ({ statusCode }: IncomingMessage): boolean => statusCode === 200 || statusCode === 201;

function bodyOf(answer: IncomingMessage): Promise<string> {
  return new Promise((done, failed) => {
    let body = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => {
      body += chunk;
    });
    answer.once('end', () => done(body));
    answer.once('error', failed);
  });
}
