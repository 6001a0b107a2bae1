import { ActionIcon, Button, Fieldset, Group, List, Select, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../words/words.ts';
import type { FileView } from './asking.ts';
import type { OrderDraft } from './draft.ts';

type Rules = OrderDraft['skip'];
type Condition = Rules[number]['when'][number];
const SIGNS = ['startsWith', 'oneOf', 'empty', 'zero', 'negative'] as const;
type Sign = (typeof SIGNS)[number];

interface SkipRulesProps {
  readonly file: FileView;
  readonly rules: Rules;
  readonly onChange: (rules: Rules) => void;
}

/** Rows that are no orders, such as credits: each rule with its reason. */
export function SkipRules({ file, rules, onChange }: SkipRulesProps) {
  const w = useWords();
  return (
    <Fieldset legend={w('imports.map.skip')}>
      <Text size="sm" c="dimmed">
        {w('imports.map.skipHint')}
      </Text>
      <List size="sm" my={rules.length ? 'sm' : 0} listStyleType="none">
        {rules.map((rule, i) => (
          <List.Item key={JSON.stringify(rule)}>
            <Group gap="xs" wrap="nowrap">
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={w('imports.map.removeSkip', { reason: rule.reason })}
                onClick={() => onChange(rules.filter((_, at) => at !== i))}
              >
                <IconTrash size={15} />
              </ActionIcon>
              <span>
                <b>
                  <bdi>{rule.reason}</bdi>
                </b>
                : {rule.when.map((one) => conditionText(one, w)).join(', ')}
              </span>
            </Group>
          </List.Item>
        ))}
      </List>
      <NewRule
        columns={file.columns.map(({ name }) => name)}
        onAdd={(rule) => onChange([...rules.filter((one) => !isSame(one, rule)), rule])}
      />
    </Fieldset>
  );
}

const isSame = (one: Rules[number], other: Rules[number]): boolean =>
  JSON.stringify(one.when) === JSON.stringify(other.when);

type Words = ReturnType<typeof useWords>;

function conditionText({ column, is, startsWith }: Condition, w: Words): string {
  const start = startsWith === undefined ? '' : ` ${w('imports.map.conditions.startsWith')} “${startsWith}”`;
  if (is === undefined) return `${column}${start}`;
  const sign =
    typeof is === 'string'
      ? w(`imports.map.conditions.${is}`)
      : `${w('imports.map.conditions.oneOf')} ${is.oneOf.map((one) => `“${one}”`).join(' / ')}`;
  return `${column} ${sign}${start}`;
}

function NewRule({ columns, onAdd }: { columns: readonly string[]; onAdd: (rule: Rules[number]) => void }) {
  const w = useWords();
  const [column, setColumn] = useState<string | null>(null);
  const [sign, setSign] = useState<Sign>('startsWith');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const wantsText = sign === 'startsWith' || sign === 'oneOf';
  const isWhole = column !== null && reason.trim() !== '' && (!wantsText || text !== '');
  const add = (): void => {
    if (!isWhole) return;
    onAdd({ reason: reason.trim(), of: 'any', when: [conditionOf(column, sign, text)] });
    setText('');
    setReason('');
  };
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label={w('imports.map.addSkip')}
        placeholder={w('imports.map.column')}
        data={[...new Set(columns.filter(Boolean))]}
        value={column}
        onChange={setColumn}
        searchable
        w={180}
        size="xs"
      />
      <Select
        aria-label={w('imports.map.is')}
        data={SIGNS.map((value) => ({ value, label: w(`imports.map.conditions.${value}`) }))}
        value={sign}
        onChange={(chosen) => setSign((chosen ?? 'startsWith') as Sign)}
        allowDeselect={false}
        w={130}
        size="xs"
      />
      {wantsText && (
        <TextInput
          aria-label={w('imports.map.text')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          w={120}
          size="xs"
        />
      )}
      <TextInput
        label={w('imports.map.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
        maxLength={200}
        w={180}
        size="xs"
      />
      <Button size="xs" variant="default" onClick={add} disabled={!isWhole}>
        {w('imports.map.add')}
      </Button>
    </Group>
  );
}

function conditionOf(column: string, sign: Sign, text: string): Condition {
  if (sign === 'startsWith') return { column, startsWith: text };
  return { column, is: sign === 'oneOf' ? { oneOf: [text] } : sign };
}
