import { useMutation } from '@tanstack/react-query';
import { type Input, type ProblemDocument, Refused } from '../../ask/ask.ts';
import { forget } from '../../ask/asked.ts';
import { tellDone, tellProblem } from '../../ui/problem-alert.tsx';
import { words } from '../../words/words.ts';

interface Printed {
  readonly kind: 'pick-ticket' | 'packing-slip' | 'sku-labels';
  readonly input: Input;
}

/** Prints documents into one PDF, which every timeline concerned tells; the browser keeps it as a file. */
export function usePrint() {
  return useMutation({
    mutationFn: fetchDocument,
    onSuccess: ({ name, file }) => {
      keepFile(name, file);
      forget(['shipment', 'sales-order']);
      tellDone(words('shipping.printed'));
    },
    onError: tellProblem,
  });
}

async function fetchDocument({ kind, input }: Printed): Promise<{ name: string; file: Blob }> {
  const response = await fetch(`/v1/documents/${kind}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Refused((await response.json()) as ProblemDocument);
  return { name: nameOf(response) ?? `${kind}.pdf`, file: await response.blob() };
}

/** As the server names the file, in any script. */
function nameOf(response: Response): string | undefined {
  const said = response.headers.get('content-disposition') ?? '';
  const exact = /filename\*=UTF-8''([^;]+)/i.exec(said)?.[1];
  return exact ? decodeURIComponent(exact) : /filename="([^"]+)"/.exec(said)?.[1];
}

function keepFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
