import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { OpenHouse } from './house.ts';

const { resolve } = createRequire(import.meta.url);
const binary = (name: string): ArrayBuffer => new Uint8Array(readFileSync(resolve(name))).buffer;

/** One page of a PDF as its reader has it. */
export interface PaperPage {
  readonly text: string;
  /** In points, a 72nd of an inch. */
  readonly width: number;
  readonly height: number;
}

async function opened<T>(pdf: Uint8Array, work: (document: PDFiumDocument) => Promise<T>): Promise<T> {
  const library = await PDFiumLibrary.init({ wasmBinary: binary('@hyzyla/pdfium/pdfium.wasm') });
  const document = await library.loadDocument(pdf);
  try {
    return await work(document);
  } finally {
    document.destroy();
    library.destroy();
  }
}

/** The pages of a PDF, with what is written on each. */
export const pagesOf = (pdf: Uint8Array): Promise<PaperPage[]> =>
  opened(pdf, async (document) =>
    [...document.pages()].map((page) => {
      const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
      return { text: page.getText().replaceAll('\r\n', '\n'), width, height };
    }),
  );

let reading = false;
function prepareReading(): void {
  if (!reading)
    prepareZXingModule({ overrides: { wasmBinary: binary('zxing-wasm/reader/zxing_reader.wasm') } });
  reading = true;
}

/** What a scanner reads on a page (the first is 0), drawn at `dpi` dots per inch, from top to bottom. */
export async function codesOn(pdf: Uint8Array, page = 0, dpi = 203): Promise<string[]> {
  prepareReading();
  const image = await opened(pdf, async (document) => {
    const drawn = await document.getPage(page).render({ scale: dpi / 72, render: 'bitmap' });
    return { width: drawn.width, height: drawn.height, data: asRgba(drawn.data) };
  });
  const found = await readBarcodes(image as never, {
    formats: ['Code128'],
    maxNumberOfSymbols: 255,
    tryHarder: true,
  });
  return found
    .sort(
      (a, b) => a.position.topLeft.y - b.position.topLeft.y || a.position.topLeft.x - b.position.topLeft.x,
    )
    .map(({ text }) => text);
}

/** PDFium draws blue first. */
function asRgba(bgra: Uint8Array): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(bgra);
  for (let i = 0; i < rgba.length; i += 4) {
    rgba[i] = bgra[i + 2] as number;
    rgba[i + 2] = bgra[i] as number;
  }
  return rgba;
}

export interface FileAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** Of a refusal. */
  // biome-ignore lint/suspicious/noExplicitAny: what a problem holds is what the test is about
  readonly problem: any;
}

/** Asks for a file as the owner, unless `token` says otherwise. */
export async function askFile(
  house: Pick<OpenHouse, 'base' | 'token'>,
  method: string,
  path: string,
  body?: unknown,
  token = house.token,
): Promise<FileAnswer> {
  const response = await fetch(house.base + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json');
  const problem = isJson ? JSON.parse(Buffer.from(bytes).toString()) : null;
  return { status: response.status, headers: response.headers, bytes, problem };
}
