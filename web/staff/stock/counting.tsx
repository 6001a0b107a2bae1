import { Alert, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../words/words.ts';
import { RecordCount } from './record-count.tsx';
import { useCountScan } from './use-count-scan.ts';
import type { CountRow, StockCount } from './work-types.ts';

interface CountingProps {
  readonly count: StockCount;
  readonly row: CountRow | null;
  readonly onRow: (row: CountRow | null) => void;
}

/** Scan the bin one stands at, then the goods; type how many, Enter, and the next scan is waited for. */
export function Counting({ count, row, onRow }: CountingProps) {
  const w = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const scan = useCountScan(count.number, onRow);
  useEffect(() => {
    if (!row) field.current?.focus({ preventScroll: true });
  }, [row]);
  return (
    <Paper withBorder p="md" radius="md" maw={620}>
      <Stack gap="sm">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const code = text.trim();
            setText('');
            if (code) void scan.read(code);
          }}
        >
          <TextInput
            ref={field}
            label={w('stockWork.scan')}
            placeholder={w('stockWork.scanHint')}
            leftSection={<IconBarcode size={20} aria-hidden="true" />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
        </form>
        {scan.bin && (
          <Group gap="xs">
            <Text size="sm" fw={650}>
              {w('stockWork.inBin', { bin: scan.bin })}
            </Text>
            <Button size="compact-xs" variant="subtle" onClick={scan.leaveBin}>
              {w('stockWork.anyBin')}
            </Button>
          </Group>
        )}
        <div aria-live="assertive">
          {scan.unknown && (
            <Alert color="red" variant="light" title={w('stockWork.unknown', { code: scan.unknown })} />
          )}
        </div>
        {scan.candidates.length > 1 && (
          <Stack gap={4}>
            <Text size="sm">{w('stockWork.which', { count: scan.candidates.length })}</Text>
            <Group gap="xs">
              {scan.candidates.map((one) => (
                <Button key={one.line} size="xs" variant="default" onClick={() => scan.choose(one)}>
                  {[one.bin, one.product, one.lot].filter(Boolean).join(' · ')}
                </Button>
              ))}
            </Group>
          </Stack>
        )}
        {row && (
          <RecordCount
            key={`${row.bin} ${row.product} ${row.lot}`}
            count={count}
            row={row}
            onDone={() => onRow(null)}
          />
        )}
      </Stack>
    </Paper>
  );
}
