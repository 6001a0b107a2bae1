/** What a stream of server-sent events has said so far. */
export class Stream {
  readonly events: { readonly id: string; readonly event: string; readonly data: Record<string, unknown> }[] =
    [];
  readonly status: number;
  readonly headers: Headers;
  /** Comments: signs of life. */
  beats = 0;
  ended = false;
  readonly #stop: AbortController;

  private constructor(response: Response, stop: AbortController) {
    this.status = response.status;
    this.headers = response.headers;
    this.#stop = stop;
    void this.#read(response);
  }

  static async open(base: string, headers: Record<string, string>): Promise<Stream> {
    const stop = new AbortController();
    const response = await fetch(`${base}/v1/events`, { headers, signal: stop.signal });
    return new Stream(response, stop);
  }

  /** Waits until it holds; false when it does not within `milliseconds`. */
  async until(holds: (stream: Stream) => boolean, milliseconds = 10_000): Promise<boolean> {
    const end = performance.now() + milliseconds;
    while (!holds(this)) {
      if (performance.now() > end) return false;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return true;
  }

  /** What was told of this document. */
  of(document: string): string[] {
    return this.events.filter(({ data }) => data['id'] === document).map(({ data }) => String(data['event']));
  }

  close(): void {
    this.#stop.abort();
  }

  async #read(response: Response): Promise<void> {
    let text = '';
    try {
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        const parts = text.split('\n\n');
        text = parts.pop() as string;
        for (const part of parts) this.#take(part);
      }
    } catch {
      // Closed from our side.
    }
    this.ended = true;
  }

  #take(part: string): void {
    const fields = new Map<string, string>();
    for (const line of part.split('\n')) {
      const at = line.indexOf(': ');
      fields.set(line.slice(0, at), line.slice(at + 2));
    }
    if (fields.has('')) this.beats++;
    const event = fields.get('event');
    if (event === undefined) return;
    this.events.push({ id: fields.get('id') ?? '', event, data: JSON.parse(fields.get('data') ?? '{}') });
  }
}
