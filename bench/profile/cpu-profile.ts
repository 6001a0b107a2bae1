import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface CallNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

export interface CpuProfile {
  readonly nodes: readonly CallNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface Share {
  readonly name: string;
  /** Microseconds spent in the function itself, not in what it called. */
  readonly own: number;
  /** With everything it called. */
  readonly all: number;
}

/** The last seconds of the profile Node left in a folder: what came before was starting and warming up. */
export function readProfile(folder: string, lastSeconds: number): CpuProfile {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
  if (!file) throw new Error(`the server left no profile in ${folder}`);
  const profile: CpuProfile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  let left = lastSeconds * 1e6;
  let from = profile.samples.length;
  while (from > 0 && left > 0) left -= profile.timeDeltas[--from] ?? 0;
  return { ...profile, samples: profile.samples.slice(from), timeDeltas: profile.timeDeltas.slice(from) };
}

export const functionOf = ({ callFrame: { functionName, url, lineNumber } }: CallNode): string =>
  url ? `${functionName || '(anonymous)'} ${shortUrl(url)}:${lineNumber + 1}` : functionName || '(root)';

/** The file, or for packages the package. */
export function moduleOf({ callFrame: { functionName, url } }: CallNode): string {
  if (!url) return functionName.startsWith('(') ? functionName : 'native';
  const name = shortUrl(url);
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? name;
}

const ROOT = new URL('../..', import.meta.url).href;
const shortUrl = (url: string): string => url.replace(ROOT, '').replace(/^file:\/\//, '');

/** Time by name: the process's own time first, and time spent below it counted once however deep it recurses. */
export function sharesBy(profile: CpuProfile, nameOf: (node: CallNode) => string): Share[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])),
  );
  const own = new Map<number, number>();
  for (const [i, id] of profile.samples.entries())
    own.set(id, (own.get(id) ?? 0) + (profile.timeDeltas[i] ?? 0));
  const shares = new Map<string, { own: number; all: number }>();
  const shareOf = (name: string) => {
    let share = shares.get(name);
    if (!share) shares.set(name, (share = { own: 0, all: 0 }));
    return share;
  };
  for (const [id, time] of own) {
    shareOf(nameOf(nodes.get(id) as CallNode)).own += time;
    const above = new Set<string>();
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at))
      above.add(nameOf(nodes.get(at) as CallNode));
    for (const name of above) shareOf(name).all += time;
  }
  return [...shares].map(([name, share]) => ({ name, ...share })).sort((a, b) => b.own - a.own);
}
