import { Spoiler, Text } from '@mantine/core';
import { useWords } from '../words/words.ts';

/** What somebody or some program wrote: text and nothing else, in their own direction, a long one folded. */
export function Said({ text }: { text: string }) {
  const w = useWords();
  return (
    <Spoiler maxHeight={96} showLabel={w('app.more')} hideLabel={w('app.less')}>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        <bdi>{text}</bdi>
      </Text>
    </Spoiler>
  );
}
