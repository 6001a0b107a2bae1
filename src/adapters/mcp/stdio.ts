import { Writable } from 'node:stream';
import type { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';

export interface StdioSettings {
  /** Ends serving, as the end of the input does. */
  readonly signal?: AbortSignal;
  readonly report?: (error: Error) => void;
}

/**
 * The Model Context Protocol over standard input and output, for the program that started this one; settles when the
 * input ends. What anything else prints meanwhile goes to standard error: one stray line would break the protocol.
 */
export async function serveOnStdio(
  server: () => McpServer | Promise<McpServer>,
  { signal, report = (error) => console.error(error.message) }: StdioSettings = {},
): Promise<void> {
  const output = new OwnOutput();
  try {
    await new Promise<void>((ended) => {
      const transport = new EndingTransport(process.stdin, output, ended);
      const connection = serveStdio(server, { transport, onerror: report });
      const end = () => void connection.close();
      if (signal?.aborted) end();
      else signal?.addEventListener('abort', end, { once: true });
    });
  } finally {
    output.giveBack();
  }
}

class EndingTransport extends StdioServerTransport {
  readonly #ended: () => void;

  constructor(input: NodeJS.ReadStream, output: Writable, ended: () => void) {
    super(input, output);
    this.#ended = ended;
  }

  override async close(): Promise<void> {
    await super.close();
    this.#ended();
  }
}

/** Standard output, taken away from everybody else. */
class OwnOutput extends Writable {
  readonly #write = process.stdout.write.bind(process.stdout);
  readonly #fail = (error: Error) => this.destroy(error);

  constructor() {
    super();
    process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
    process.stdout.on('error', this.#fail);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#write(chunk, done);
  }

  giveBack(): void {
    process.stdout.write = this.#write as typeof process.stdout.write;
    process.stdout.off('error', this.#fail);
  }
}
