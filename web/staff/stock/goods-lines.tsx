import { ActionIcon, Button, Group, Paper, Stack, TextInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { ProductSelect, RecordSelect } from '../../ui/record-select.tsx';
import { useWords } from '../../words/words.ts';

const FIELDS = ['product', 'quantity', 'bin', 'lot', 'expiresOn', 'unitCost'] as const;
export type GoodsField = (typeof FIELDS)[number];
export type GoodsDraft = Readonly<Record<GoodsField, string>> & { readonly key: string };

export const emptyDraft = (): GoodsDraft => ({
  key: crypto.randomUUID(),
  product: '',
  quantity: '',
  bin: '',
  lot: '',
  expiresOn: '',
  unitCost: '',
});

/** What was filled in of lines that name a product; what was left out is left to the server. */
export const goodsOf = (drafts: readonly GoodsDraft[], fields: readonly GoodsField[]) =>
  drafts
    .filter(({ product }) => product)
    .map((draft) =>
      Object.fromEntries(
        fields.filter((name) => draft[name].trim()).map((name) => [name, draft[name].trim()]),
      ),
    );

interface GoodsLinesProps {
  readonly drafts: readonly GoodsDraft[];
  readonly fields: readonly GoodsField[];
  /** Whose bins there are to choose from. */
  readonly location: string;
  readonly onChange: (drafts: readonly GoodsDraft[]) => void;
}

/** Lines of products with their quantities and places, as receipts, transfers and adjustments have them. */
export function GoodsLines({ drafts, fields, location, onChange }: GoodsLinesProps) {
  const w = useWords();
  return (
    <Stack gap="xs">
      <Title order={2} fz="md">
        {w('stockWork.lines')}
      </Title>
      {drafts.map((draft, index) => (
        <GoodsLine
          key={draft.key}
          at={index + 1}
          draft={draft}
          fields={fields}
          location={location}
          onChange={(part) =>
            onChange(drafts.map((one) => (one.key === draft.key ? { ...one, ...part } : one)))
          }
          onRemove={() => onChange(drafts.filter(({ key }) => key !== draft.key))}
        />
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onChange([...drafts, emptyDraft()])}
      >
        {w('stockWork.addLine')}
      </Button>
    </Stack>
  );
}

interface GoodsLineProps {
  readonly at: number;
  readonly draft: GoodsDraft;
  readonly fields: readonly GoodsField[];
  readonly location: string;
  readonly onChange: (part: Partial<GoodsDraft>) => void;
  readonly onRemove: () => void;
}

function GoodsLine({ at, draft, fields, location, onChange, onRemove }: GoodsLineProps) {
  const w = useWords();
  const texts = (['lot', 'expiresOn', 'unitCost'] as const).filter((name) => fields.includes(name));
  return (
    <Paper withBorder p="sm" radius="md" role="group" aria-label={w('stockWork.line', { at })}>
      <Group gap="sm" align="flex-end">
        <div style={{ flex: '1 1 200px' }}>
          <ProductSelect
            label={w('stockWork.product')}
            value={draft.product}
            onChange={(product) => onChange({ product })}
            required
          />
        </div>
        <TextInput
          label={w('stockWork.quantity')}
          inputMode="decimal"
          w={100}
          required
          value={draft.quantity}
          onChange={(event) => onChange({ quantity: event.currentTarget.value })}
        />
        {fields.includes('bin') && (
          <div style={{ width: 130 }}>
            <BinSelect
              label={w('stockWork.bin')}
              location={location}
              value={draft.bin}
              onChange={(bin) => onChange({ bin })}
            />
          </div>
        )}
        {texts.map((name) => (
          <TextInput
            key={name}
            label={w(`stockWork.${name}`)}
            w={name === 'unitCost' ? 110 : 150}
            {...(name === 'expiresOn' && { type: 'date' })}
            {...(name === 'unitCost' && { inputMode: 'decimal' as const })}
            value={draft[name]}
            onChange={(event) => onChange({ [name]: event.currentTarget.value })}
          />
        ))}
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={w('stockWork.removeLine', { at })}
          onClick={onRemove}
        >
          <IconTrash size={18} aria-hidden="true" />
        </ActionIcon>
      </Group>
    </Paper>
  );
}

interface BinSelectProps {
  readonly label: string;
  readonly location: string;
  readonly value: string;
  readonly onChange: (bin: string) => void;
}

export const BinSelect = ({ location, onChange, ...props }: BinSelectProps) => (
  <RecordSelect<{ code: string }>
    query="bin.list"
    filters={{ active: true, ...(location && { location }) }}
    refOf={({ code }) => code}
    show={({ code }) => code}
    onChange={onChange}
    clearable
    {...props}
  />
);
