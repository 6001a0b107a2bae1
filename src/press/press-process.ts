import { code128 } from './barcode.ts';
import type { PressAnswer, PressJob } from './press-job.ts';
import { type Compiler, openCompiler } from './typst.ts';

/**
 * What runs in the process of the press: one document after the other. The first message names the folder of
 * templates; each of the others is a job.
 */
let compiler: Promise<Compiler> | undefined;

async function printed({ template, data, files, barcodes }: PressJob): Promise<Uint8Array> {
  if (!compiler) throw new Error('the press has not been told where its templates are');
  const bars = Object.fromEntries(barcodes.map((text) => [text, code128(text)]));
  const inputs = { data: JSON.stringify(data), barcodes: JSON.stringify(bars) };
  return (await compiler).pdf(template, inputs, new Map(Object.entries(files)));
}

const tell = (answer: { readonly pdf: Uint8Array } | { readonly fault: string }): void =>
  void process.send?.({ ...answer, holds: process.memoryUsage.rss() } satisfies PressAnswer);

process.on('message', (message: { readonly templates: string } | { readonly job: PressJob }) => {
  if ('templates' in message) {
    compiler = openCompiler(message.templates);
    compiler.catch(() => {}); // told with the first job
    return;
  }
  printed(message.job).then(
    (pdf) => tell({ pdf }),
    (error: unknown) => tell({ fault: error instanceof Error ? error.message : String(error) }),
  );
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());
