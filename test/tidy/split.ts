type Kind = 'code' | 'comments' | 'strings';

/**
 * Takes TypeScript apart into code, comments and the insides of strings. Each answer has the length and the lines
 * of the text, with blanks where the other two stand.
 */
export function split(text: string): Record<Kind, string> {
  const parts: Record<Kind, string[]> = { code: [], comments: [], strings: [] };
  for (const [kind, piece] of pieces(text)) {
    const blank = piece.replace(/[^\n]/g, ' ');
    for (const name of ['code', 'comments', 'strings'] as const)
      parts[name].push(name === kind ? piece : blank);
  }
  return { code: parts.code.join(''), comments: parts.comments.join(''), strings: parts.strings.join('') };
}

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const QUOTED = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/y;
const REGEX = /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const TEMPLATE = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))+/y;
/** A slash begins a regular expression where a value may begin. */
const BEFORE_VALUE = /(?:^|[=(,:[!&|?{};+\->]|\breturn|\btypeof)\s*$/;

function* pieces(text: string): Generator<[Kind, string]> {
  // For each template literal we are inside of: how many braces are open in its ${…}; -1 in its text.
  const templates: number[] = [];
  let at = 0;
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? '';
  };
  while (at < text.length) {
    let kind: Kind = 'code';
    let piece = '';
    if (templates.at(-1) === -1) {
      piece = match(TEMPLATE);
      if (piece) kind = 'strings';
      else if (text[at] === '`') templates.pop();
      else templates[templates.length - 1] = 0;
      piece ||= text[at] === '`' ? '`' : '${';
    } else if ((piece = match(COMMENT))) kind = 'comments';
    else if ((piece = match(QUOTED)) || (piece = regexAt(text, at, match))) kind = 'strings';
    else {
      piece = text[at] as string;
      if (piece === '`') templates.push(-1);
      else if (templates.length) brace(templates, piece);
    }
    yield [kind, piece];
    at += piece.length;
  }
}

const regexAt = (text: string, at: number, match: (pattern: RegExp) => string): string =>
  text[at] === '/' && BEFORE_VALUE.test(text.slice(Math.max(0, at - 20), at)) ? match(REGEX) : '';

function brace(templates: number[], piece: string): void {
  const last = templates.length - 1;
  if (piece === '{') templates[last]! += 1;
  else if (piece === '}') templates[last]! -= 1;
}
