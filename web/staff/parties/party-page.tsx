import { Badge, Box, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordForm, type Section } from '../../ui/record-form.tsx';
import { useRefOfPage } from '../../ui/use-ref.ts';
import { useWords } from '../../words/words.ts';
import { PartyMoves } from './party-moves.tsx';
import type { PartyKind, PartyRecord } from './party-types.ts';

export interface PartyTab {
  readonly value: string;
  readonly label: string;
  readonly show: (party: PartyRecord) => ReactNode;
}

interface PartyPageProps {
  readonly kind: PartyKind;
  readonly sections: readonly Section[];
  /** Besides its details, shown first. */
  readonly tabs: readonly PartyTab[];
  readonly actions?: (party: PartyRecord) => ReactNode;
}

/** A customer, supplier or broker: what it is, and what there is of it. */
export function PartyPage({ kind, sections, tabs, actions }: PartyPageProps) {
  const w = useWords();
  const ref = useRefOfPage();
  const question = useAsk<PartyRecord>(`${kind}.get`, { ref });
  const party = question.data;
  return (
    <Page
      title={party?.name ?? ref}
      lead={party?.number}
      aside={
        party?.active === false && (
          <Badge variant="default" tt="none">
            {w('parties.inactive')}
          </Badge>
        )
      }
      actions={
        party && (
          <>
            {actions?.(party)}
            <PartyMoves kind={kind} party={party} />
          </>
        )
      }
    >
      <Answered question={question}>
        {(asked) => <PartyTabs kind={kind} sections={sections} tabs={tabs} party={asked} />}
      </Answered>
    </Page>
  );
}

function PartyTabs({ kind, sections, tabs, party }: PartyPageProps & { party: PartyRecord }) {
  const w = useWords();
  const may = useMay('parties:write');
  return (
    <Tabs defaultValue={tabs[0]?.value ?? 'details'} keepMounted={false}>
      <Tabs.List>
        {tabs.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value}>
            {label}
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="details">{w('parties.tabs.details')}</Tabs.Tab>
      </Tabs.List>
      {tabs.map(({ value, show }) => (
        <Tabs.Panel key={value} value={value} pt="md">
          {show(party)}
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="details" pt="md" keepMounted>
        <Box maw={860}>
          <RecordForm key={party.id} kind={kind} record={party} sections={sections} may={may} />
        </Box>
      </Tabs.Panel>
    </Tabs>
  );
}
