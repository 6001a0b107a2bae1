import { done, type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { isEncodable, modulesOf } from '../code-128.ts';
import { NO_LABELS, NOT_ENCODABLE, TOO_MANY_LABELS } from '../documents.problems.ts';
import { grouped } from '../words.ts';
import { type Label, MOST_LABELS } from './label.ts';
import { type LabelSize, mostModules } from './sizes.ts';

/** The labels as they will be printed, or why they cannot be: by name, so that somebody can do something. */
export function checked(labels: readonly Label[], size: LabelSize): Result<Label[]> {
  const printed = labels.filter(({ copies }) => copies > 0);
  const count = printed.reduce((sum, { copies }) => sum + copies, 0);
  if (!count) return refused(problem(NO_LABELS, 'no label is wanted of any line'));
  if (count > MOST_LABELS) {
    const detail = `that would be ${grouped(String(count))} labels, ${grouped(String(MOST_LABELS))} at most; ask for fewer products, or one each`;
    return refused(problem(TOO_MANY_LABELS, detail, { labels: count, most: MOST_LABELS }));
  }
  const why = unencodable(printed) ?? tooWide(printed, size);
  return why ? refused(why) : done(printed);
}

const listed = (codes: readonly string[]): string => {
  const some = codes.slice(0, 10).map((code) => `"${code}"`);
  return some.join(', ') + (codes.length > 10 ? ` and ${codes.length - 10} more` : '');
};

const codesOf = (labels: readonly Label[], isWrong: (code: string) => boolean): string[] => [
  ...new Set(labels.map(({ code }) => code).filter(isWrong)),
];

function unencodable(labels: readonly Label[]): Problem | null {
  const codes = codesOf(labels, (code) => !isEncodable(code));
  if (!codes.length) return null;
  const detail = `Code 128 has only letters, digits and signs of ASCII; it cannot say ${listed(codes)}`;
  return problem(NOT_ENCODABLE, detail, { codes });
}

function tooWide(labels: readonly Label[], size: LabelSize): Problem | null {
  const codes = codesOf(labels, (code) => modulesOf(code) > mostModules(size));
  if (!codes.length) return null;
  const detail = `too long to be read from a label of this size (${size}): ${listed(codes)}; take a larger one`;
  return problem(NOT_ENCODABLE, detail, { codes, size });
}
