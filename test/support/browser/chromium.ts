import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packed, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const CACHE = fileURLToPath(new URL('../../../.cache/', import.meta.url));
const PACKED = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');
const FONTS = join(CACHE, 'fonts.conf');
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Nothing that calls home, and no sandbox of its own: the pages are ours, and root may not have one. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Program {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The machine's Chromium or, where there is none, the one that came with the development packages. */
export async function startChromium(): Promise<Browser> {
  const installed = INSTALLED.find((path) => existsSync(path));
  const program = installed ? { path: installed, env: { FONTCONFIG_FILE: fontsBeside() } } : await unpacked();
  return chromium.launch({
    executablePath: program.path,
    headless: true,
    args: FLAGS,
    env: { ...withoutHoles(process.env), ...program.env },
    timeout: 60_000,
  });
}

const withoutHoles = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));

/**
 * Chromium as packed on npm, unpacked once (200 MB). It brings the only libraries that a bare Debian lacks, so nothing
 * is installed on the machine; fonts too.
 */
async function unpacked(): Promise<Program> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The tests need Chromium: install it (or Chrome), so that /usr/bin/chromium is there.');
  }
  const folder = join(CACHE, `chromium-${packedVersion()}`);
  if (!existsSync(folder)) await unpackTo(folder);
  const libraries = join(folder, 'al2023/lib');
  const program = {
    path: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [process.env.LD_LIBRARY_PATH, libraries].filter(Boolean).join(':'),
      FONTCONFIG_FILE: fontsBeside(join(folder, 'fonts/fonts')),
    },
  };
  demandLibraries(program);
  return program;
}

const OWN_FONTS = ['noto-sans', 'noto-sans-arabic', 'noto-sans-jp'].map((name) =>
  fileURLToPath(new URL(`../../../node_modules/@expo-google-fonts/${name}/400Regular`, import.meta.url)),
);

/** The machine's fonts and the ones documents are printed with: names in any script are seen, and in pictures too. */
function fontsBeside(...further: string[]): string {
  const file = join(CACHE, `fonts-${process.pid}.conf`);
  const folders = [...further, ...OWN_FONTS].map((folder) => `<dir>${folder}</dir>`).join('');
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <include ignore_missing="yes">/etc/fonts/fonts.conf</include>${folders}
    <cachedir>${join(CACHE, 'fontconfig')}</cachedir></fontconfig>`,
  );
  renameSync(file, FONTS);
  return FONTS;
}

const packedVersion = (): string => JSON.parse(readFileSync(join(PACKED, '../package.json'), 'utf8')).version;

/** Several test files may do this at once: each unpacks beside the others, and the first that is done stays. */
async function unpackTo(folder: string): Promise<void> {
  const own = `${folder}.${process.pid}`;
  mkdirSync(own, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = own; // where the package unpacks to
  try {
    await packed.executablePath(PACKED);
    await inflate(join(PACKED, 'al2023.tar.br'));
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(own, { recursive: true, force: true });
  }
}

function demandLibraries({ path, env }: Program): void {
  const { stdout } = spawnSync('ldd', [path], { encoding: 'utf8', env: { ...process.env, ...env } });
  const missing = [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library);
  if (missing.length > 0) {
    throw new Error(
      `Chromium misses ${missing.join(', ')}. Install them, or Chromium itself (Debian: apt-get install chromium).`,
    );
  }
}
