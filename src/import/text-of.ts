import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { UNREADABLE } from './import.problems.ts';

/** The text of a file: UTF-8, UTF-16 with its mark, or what Windows wrote before there was either. */
export function textOf(bytes: Buffer): Result<string> {
  const text = decoded(bytes);
  if (!text.includes('\0')) return done(text);
  return refused(problem(UNREADABLE, 'it is neither a CSV file nor an XLSX file'));
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const DELIMITERS = [',', ';', '\t'] as const;

/** The separator that splits the first line that has one into most parts; what is quoted does not count. */
export function delimiterOf(text: string): string {
  const first = /[^\r\n]*\S[^\r\n]*/.exec(text.slice(0, 100_000))?.[0] ?? '';
  const bare = first.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] as string;
}
