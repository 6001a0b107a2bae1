import { type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import type { FileRow, FileView, ImportKind } from '../../../src/import/index.ts';
import { type ProblemDocument, Refused, send } from '../../ask/ask.ts';
import { asked, forget } from '../../ask/asked.ts';
import { tellProblem } from '../../ui/problem-alert.tsx';

export type { FileRow, FileView, ImportKind };
export type ImportDraft = FileView['mapping'];
export type Rehearsal = NonNullable<FileView['rehearsal']>;

/** Megabytes; the server refuses larger files. */
export const MOST_MB = 25;
const WATCH_MS = 1000;

const keyOf = (id: string) => ['import.get', id] as const;

/** An import, looked at every second while it runs. */
export function useImport(id: string): UseQueryResult<FileView> {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => send<FileView>(`/imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? WATCH_MS : false),
    refetchIntervalInBackground: true,
  });
}

/** Sends a file as it is; what it is, the server finds out from its bytes. */
export async function sendFile(what: ImportKind, file: File): Promise<FileView> {
  const asking = new URLSearchParams({ what, fileName: file.name });
  const response = await fetch(`/v1/imports?${asking}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Refused(answer as ProblemDocument);
  remember(answer as FileView);
  return answer as FileView;
}

function remember(file: FileView): void {
  asked.setQueryData(keyOf(file.id), file);
  void asked.invalidateQueries({ queryKey: ['import.list'] });
}

interface Changes {
  readonly mapping?: ImportDraft;
  readonly useMapping?: string;
  readonly mappingName?: string | null;
  readonly update?: boolean;
}

const change = (id: string, body: Changes) => send<FileView>(`/imports/${id}`, { method: 'PATCH', body });
const move = (id: string, name: string, body?: unknown) =>
  send<FileView>(`/imports/${id}/${name}`, { method: 'POST', ...(body !== undefined && { body }) });

/** What one does with an import; each answers with the import as it is then. */
export function useImportMoves(id: string) {
  const after = { onSuccess: remember };
  return {
    take: useMutation({
      mutationFn: (changes: Changes) => change(id, changes),
      ...after,
      onError: tellProblem,
    }),
    rehearse: useMutation({
      mutationFn: async (changes: Changes) => {
        await change(id, changes);
        return move(id, 'rehearse');
      },
      ...after,
    }),
    apply: useMutation({ mutationFn: (takeGood: boolean) => move(id, 'apply', { takeGood }), ...after }),
    resume: useMutation({ mutationFn: () => move(id, 'resume'), ...after }),
  };
}

/** Documents and records an import made are asked for anew. */
export const forgetMade = (what: ImportKind): void =>
  forget(what === 'stock' ? ['receipt'] : ['sales-order', 'product', 'customer']);

export const isAllowed = (file: FileView, name: FileView['moves'][number]['name']): boolean =>
  file.moves.find((one) => one.name === name)?.allowed ?? false;
