import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openDemoHouse, TestBrowser, type Window } from '../test/support/browser/index.ts';
import { DOORS, exampleOf, staffAddresses } from '../test/support/browser/staff-pages.ts';

/** npm run screenshots: every page of the demo company in light, dark and on a phone, and docs/screens.md that shows them. */
const DOCS = fileURLToPath(new URL('../docs/', import.meta.url));
const FOLDER = 'pictures/screens';
/** Pictures are for looking at side by side, and each clone of the repository carries them. */
const MOST_BYTES = 120_000;

const LOOKS = {
  light: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true, hasTouch: true },
} as const;
type Look = keyof typeof LOOKS;

interface Shown {
  readonly address: string;
  readonly title: string;
  readonly pictures: Readonly<Record<Look, string>>;
}

const nameOf = (address: string): string =>
  address.replaceAll(/[^a-z]+/gi, '-').replaceAll(/^-|-$/g, '') || 'home';

async function take(window: Window, path: string, file: string): Promise<string> {
  const page = await window.goto(path);
  for (const quality of [80, 60, 40, 20]) {
    const picture = await page.screenshot({ type: 'jpeg', quality, animations: 'disabled', caret: 'hide' });
    if (picture.length > MOST_BYTES && quality > 20) continue;
    writeFileSync(`${DOCS}${file}`, picture);
    break;
  }
  const heading = page.getByRole('heading', { level: 1 }).first();
  return (await heading.count()) ? heading.innerText() : page.title();
}

async function show(windows: Readonly<Record<Look, Window>>, address: string): Promise<Shown | null> {
  const path = await exampleOf(address, windows.light);
  if (path === null) return null;
  const pictures = {} as Record<Look, string>;
  let title = '';
  for (const look of Object.keys(LOOKS) as Look[]) {
    pictures[look] = `${FOLDER}/${nameOf(address)}-${look}.jpg`;
    const said = await take(windows[look], path, pictures[look]);
    if (look === 'light') title = said;
  }
  console.error(`${address}: ${title}`);
  return { address, title, pictures };
}

function pageOf(shown: readonly Shown[]): string {
  const parts = shown.map(({ address, title, pictures }) => {
    const image = (look: Look, width: number) =>
      `<img src="${pictures[look]}" width="${width}" alt="${asHtml(title)}, ${look}">`;
    return `## ${asHtml(title)}\n\n\`${address}\`\n\n${image('light', 400)} ${image('dark', 400)} ${image('phone', 120)}\n`;
  });
  return `# Every page of the staff app\n\nMade by \`npm run screenshots\` on the demo company.\n\n${parts.join('\n')}`;
}

const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

async function run(): Promise<void> {
  const [browser, house] = await Promise.all([TestBrowser.open(), openDemoHouse()]);
  try {
    rmSync(`${DOCS}${FOLDER}`, { recursive: true, force: true });
    mkdirSync(`${DOCS}${FOLDER}`, { recursive: true });
    const windowsOf = async (open: (look: Look) => Promise<Window>) => {
      const [light, dark, phone] = await Promise.all([open('light'), open('dark'), open('phone')]);
      return { light, dark, phone };
    };
    const outside = await windowsOf((look) => browser.window(house.base, LOOKS[look]));
    const inside = await windowsOf((look) => browser.openApp(house.base, 'owner', LOOKS[look]));
    const shown: (Shown | null)[] = [];
    for (const address of staffAddresses()) shown.push(await show(inside, address));
    for (const address of DOORS) shown.push(await show(outside, address));
    writeFileSync(`${DOCS}screens.md`, pageOf(shown.filter((one) => one !== null)));
  } finally {
    await browser.close();
    await house.close();
  }
}

await run();
process.exit();
