import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSignedIn } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { useWords } from '../../words/words.ts';
import { pages } from '../pages.ts';
import { addressOfRecord } from './record-address.ts';

interface Hit {
  readonly kind: string;
  readonly ref: string;
  readonly title: string;
  readonly subtitle: string | null;
}

interface Found {
  readonly groups: readonly { readonly kind: string; readonly hits: readonly Hit[] }[];
}

/** Ctrl-K: any page by its name, any record by its number, name, SKU or barcode. */
export function Palette() {
  const w = useWords();
  const navigate = useNavigate();
  const { permissions } = useSignedIn();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 120);
  const { data } = useAsk<Found>('search.get', settled.length > 1 ? { text: settled } : null);
  // What is found comes after the key that asked for it; Enter means the first of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else was found
  useEffect(() => {
    const list = document.querySelector('.mantine-Spotlight-actionsList');
    if (!text.trim() || list?.querySelector('[data-selected]')) return;
    list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  }, [data, text]);
  const goes: SpotlightActionData[] = pages.flatMap(({ path, entry }) =>
    entry && (!entry.permission || permissions.includes(entry.permission)) && matches(entry.label(), text)
      ? [
          {
            id: path,
            label: entry.label(),
            leftSection: <entry.icon size={18} />,
            onClick: () => void navigate({ to: path }),
          },
        ]
      : [],
  );
  const records: SpotlightActionGroupData[] = (settled.length > 1 ? (data?.groups ?? []) : []).map(
    ({ kind, hits }) => ({
      group: w(`kinds.${kind}` as 'kinds.sales-order'),
      actions: hits.map((hit) => ({
        id: `${kind} ${hit.ref}`,
        label: hit.title,
        description: hit.subtitle ?? '',
        onClick: () => void navigate({ to: addressOfRecord(kind, hit.ref) }),
      })),
    }),
  );
  return (
    <Spotlight
      actions={[...records, { group: w('app.pages'), actions: goes }].filter(({ actions }) => actions.length)}
      query={text}
      onQueryChange={setText}
      // The server has found them; what is typed need not stand in their names.
      filter={(_query, actions) => actions}
      nothingFound={w('app.nothingFound')}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: w('app.searchHint'),
        'aria-label': w('app.search'),
      }}
      attributes={{ content: { 'aria-label': w('app.search') } }}
      scrollable
      maxHeight={460}
    />
  );
}

const matches = (label: string, text: string): boolean =>
  label.toLowerCase().includes(text.trim().toLowerCase());
