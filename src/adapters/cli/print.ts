import { writeFile } from 'node:fs/promises';
import { Argument, type Command, Option } from 'commander';
import { PAPERS } from '../../command/organisation.ts';
import { DOCUMENT_KINDS, type DocumentKind, type Printed, printDocuments } from '../../documents/index.ts';
import { registry } from '../../trades.ts';
import { EXIT, Failure } from './exit.ts';
import { type Field, fieldsOf } from './fields.ts';
import { inHouse } from './house.ts';
import { rawInput } from './raw-input.ts';
import { settingsOf } from './settings.ts';
import { print, printJson, showProblem } from './show/print.ts';

const EXAMPLES = `
Examples:
  allot print pick-ticket SO-000001
  allot print invoice IN-000001 IN-000002 --paper letter --out invoices.pdf
  allot print sku-labels SO-000001 --size 4x6 --format zpl --out - | nc printer 9100`;

/** `allot print KIND REF…`: a PDF of documents, or labels, as a file; their timelines tell of it. */
export function addPrint(program: Command): void {
  const query = registry.queries.get('document.labels');
  const labels = query ? fieldsOf(query.input).filter(({ name }) => name !== 'refs') : [];
  const command = program
    .command('print')
    .description('Makes documents or labels as a file to print; their timelines tell of it.')
    .addArgument(new Argument('<kind>', 'what to print').choices(DOCUMENT_KINDS))
    .argument('[refs...]', 'documents, by id or number')
    .addOption(new Option('--paper <size>', "the organisation's unless said").choices(PAPERS))
    .option('--out <file>', 'where to write it, - for standard output; a file named after the document')
    .option('--preview', 'tell no timeline')
    .addOption(new Option('--format <name>', 'of labels; pdf unless said').choices(['pdf', 'zpl']))
    .addHelpText('after', EXAMPLES);
  for (const field of labels) command.addOption(optionFor(field));
  command.action((kind: DocumentKind, refs: string[]) => printed(kind, refs, labels, command));
}

function optionFor({ flag, kind, about, choices }: Field): Option {
  const option = new Option(`--${flag}${kind === 'yes-or-no' ? '' : ' <text>'}`, `labels: ${about}`);
  if (kind === 'list') option.argParser((text: string, all: string[] = []) => [...all, text]);
  return choices.length ? option.choices([...choices]) : option;
}

async function printed(
  kind: DocumentKind,
  refs: readonly string[],
  labels: readonly Field[],
  command: Command,
): Promise<void> {
  const settings = settingsOf(command);
  const { paper, out, preview, format, ...options } = command.opts();
  const wish = {
    ...rawInput(labels, undefined, options),
    ...(refs.length && { refs }),
    ...(paper && { paper }),
    ...(format && { format }),
  };
  await inHouse(settings, async ({ desk, press, actor }) => {
    const made = await printDocuments({ desk, press }, actor, kind, wish);
    if (!made.ok) return showProblem(made.problem, settings.json);
    const file = await written(made.value, out);
    if (!preview) {
      const told = await desk.command(actor, 'document.print', { kind, refs: made.value.refs });
      if (!told.ok) return showProblem(told.problem, settings.json);
    }
    if (file === null) return undefined;
    return settings.json ? printJson({ file, bytes: made.value.bytes.length }) : print(file);
  });
}

/** Where it went; null for standard output. Only a file that was named is written over. */
async function written({ name, bytes }: Printed, out: string | undefined): Promise<string | null> {
  if (out === '-') {
    await new Promise<void>((done, fail) =>
      process.stdout.write(bytes, (error) => (error ? fail(error) : done())),
    );
    return null;
  }
  const file = out ?? name.replaceAll(/[/\\:]/g, '-');
  try {
    await writeFile(file, bytes, { flag: out === undefined ? 'wx' : 'w' });
    return file;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new Failure(EXIT.usage, `"${file}" is there already`, 'say where to write it with --out');
    throw new Failure(EXIT.usage, `"${file}" cannot be written: ${code}`);
  }
}
