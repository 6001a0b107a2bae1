/** The few pieces of Markdown the reference pages are made of. */
export const GENERATED = '<!-- Made by `npm run docs` from the code. Changes here are lost. -->';

export const page = (title: string, lead: string, ...parts: readonly string[]): string =>
  `${[GENERATED, `# ${title}`, lead, ...parts.filter(Boolean)].join('\n\n')}\n`;

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

const cell = (text: string): string => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');

export const block = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

export const code = (text: string): string => `\`${text}\``;
