import { Badge, Box, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAsk } from '../../ask/use-ask.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordForm, type Section } from '../../ui/record-form.tsx';
import { useRefOfPage } from '../../ui/use-ref.ts';
import { useWords } from '../../words/words.ts';
import { type MasterKind, type MasterRecord, nameOf } from './master-kind.ts';
import { MasterMoves } from './master-moves.tsx';

export interface MasterTab {
  readonly value: string;
  readonly label: string;
  readonly show: (record: MasterRecord) => ReactNode;
}

interface MasterPageProps {
  readonly kind: MasterKind;
  readonly sections: readonly Section[];
  /** Besides its details, shown first. */
  readonly tabs: readonly MasterTab[];
  readonly actions?: (record: MasterRecord) => ReactNode;
}

/** A master record: what it is, and what there is of it. */
export function MasterPage({ kind, sections, tabs, actions }: MasterPageProps) {
  const w = useWords();
  const ref = useRefOfPage();
  const question = useAsk<MasterRecord>(`${kind.noun}.get`, { ref });
  const record = question.data;
  return (
    <Page
      title={record?.name ?? ref}
      lead={record && nameOf(kind, record)}
      aside={
        record?.active === false && (
          <Badge variant="default" tt="none">
            {w('records.inactive')}
          </Badge>
        )
      }
      actions={
        record && (
          <>
            {actions?.(record)}
            <MasterMoves kind={kind} record={record} />
          </>
        )
      }
    >
      <Answered question={question}>
        {(asked) => <MasterTabs kind={kind} sections={sections} tabs={tabs} record={asked} />}
      </Answered>
    </Page>
  );
}

function MasterTabs({ kind, sections, tabs, record }: MasterPageProps & { record: MasterRecord }) {
  const w = useWords();
  const may = useMay(kind.write);
  return (
    <Tabs defaultValue={tabs[0]?.value ?? 'details'} keepMounted={false}>
      <Tabs.List>
        {tabs.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value}>
            {label}
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="details">{w('records.details')}</Tabs.Tab>
      </Tabs.List>
      {tabs.map(({ value, show }) => (
        <Tabs.Panel key={value} value={value} pt="md">
          {show(record)}
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="details" pt="md" keepMounted>
        <Box maw={860}>
          <RecordForm key={record.id} kind={kind.noun} record={record} sections={sections} may={may} />
        </Box>
      </Tabs.Panel>
    </Tabs>
  );
}
