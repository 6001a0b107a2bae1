import { Agent, get } from 'node:http';

/** Asks one after another on one connection, as a person at a screen does. */
export class Asker {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #address: string;
  readonly #headers: Record<string, string>;

  constructor(address: string, token: string) {
    this.#address = address;
    this.#headers = { authorization: `Bearer ${token}` };
  }

  /** The answer's JSON and the milliseconds until its last byte. */
  ask(path: string): Promise<{ body: string; milliseconds: number }> {
    return new Promise((done, failed) => {
      const start = performance.now();
      const request = get(
        `${this.#address}${path}`,
        { agent: this.#agent, headers: this.#headers },
        (answer) => {
          let body = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk: string) => {
            body += chunk;
          });
          answer.on('end', () => {
            if (answer.statusCode === 200) done({ body, milliseconds: performance.now() - start });
            else failed(new Error(`GET ${path} answered ${answer.statusCode}: ${body}`));
          });
        },
      );
      request.once('error', failed);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
