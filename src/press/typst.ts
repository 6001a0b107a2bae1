import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fonts } from './fonts.ts';

const require = createRequire(import.meta.url);

/** Turns a template and what stands on it into a PDF. */
export interface Compiler {
  /**
   * @param template the name of a file of the folder of templates
   * @param inputs what the template reads in `sys.inputs`; never part of its source
   * @param files pictures, by the path at which the template finds them
   */
  pdf(template: string, inputs: Inputs, files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array>;
}
export type Inputs = Readonly<Record<string, string>>;

/** The native one where the machine has it, else WebAssembly: the same templates, the same pages. */
export async function openCompiler(templates: string, wants?: 'native' | 'wasm'): Promise<Compiler> {
  const native = wants === 'wasm' ? null : findNative();
  if (wants === 'native' && !native) throw new Error('there is no native compiler for this machine');
  return native ? nativeCompiler(native, templates) : wasmCompiler(templates);
}

interface Native {
  readonly NodeCompiler: { create(settings: object): NativeCompiler };
}
interface NativeCompiler {
  compile(what: { mainFilePath: string; inputs: Inputs }): {
    readonly result: unknown;
    takeDiagnostics(): { readonly shortDiagnostics: readonly unknown[] } | null;
  };
  pdf(document: unknown, settings: object): Uint8Array;
  mapShadow(path: string, bytes: Buffer): void;
  resetShadow(): void;
  evictCache(age: number): void;
}

/** The package around the native one names binaries for machines whose packages are not to be had everywhere. */
function findNative(): Native | null {
  for (const libc of ['gnu', 'musl']) {
    try {
      return require(`@myriaddreamin/typst-ts-node-compiler-linux-x64-${libc}`);
    } catch {
      // Not this machine: the next one, or WebAssembly.
    }
  }
  return null;
}

/** After so many documents what the compiler remembers of them is dropped; it grew to 283 MB otherwise. */
const REMEMBERED = 10;

function nativeCompiler({ NodeCompiler }: Native, templates: string): Compiler {
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: fonts() }] });
  return {
    async pdf(template, inputs, files) {
      compiler.resetShadow();
      for (const [path, bytes] of files) compiler.mapShadow(join(templates, path), Buffer.from(bytes));
      const made = compiler.compile({ mainFilePath: join(templates, template), inputs });
      const { result } = made;
      if (!result) throw fault(template, made.takeDiagnostics()?.shortDiagnostics);
      const pdf = compiler.pdf(result, {});
      compiler.evictCache(REMEMBERED);
      return pdf;
    },
  };
}

/** `pdf` in its list of formats; the word itself silently gives another one. */
const PDF = 1;

async function wasmCompiler(templates: string): Promise<Compiler> {
  const { createTypstCompiler, initOptions } = await import('@myriaddreamin/typst.ts');
  const compiler = createTypstCompiler();
  const wasm = require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
  await compiler.init({
    getModule: () => ({ module_or_path: readFileSync(wasm) }) as never,
    beforeBuild: [initOptions.loadFonts(fonts(), { assets: false })],
  });
  return {
    async pdf(template, inputs, files) {
      await compiler.reset();
      compiler.resetShadow();
      for (const [path, bytes] of files) compiler.mapShadow(path, bytes);
      for (const name of [template, 'parts.typ'])
        compiler.addSource(`/${name}`, readFileSync(join(templates, name), 'utf8'));
      const made = await compiler.compile({ mainFilePath: `/${template}`, inputs, format: PDF });
      if (!made.result) throw fault(template, made.diagnostics);
      return made.result;
    },
  };
}

/** A template that cannot be drawn is our own mistake, whatever stands on it. */
const fault = (template: string, diagnostics: readonly unknown[] | undefined): Error =>
  new Error(`${template}: ${JSON.stringify(diagnostics ?? 'no diagnostics')}`);
