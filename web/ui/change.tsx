import { Text } from '@mantine/core';

/** One field before → after, as plans and timelines show it. */
export function Change({ name, before, after }: { name: string; before: unknown; after: unknown }) {
  const [was, is] = [shown(before), shown(after)];
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      <Text span c="dimmed" size="sm">
        {spoken(name)}{' '}
      </Text>
      {was !== '' && (
        <>
          <bdi>{was}</bdi> →{' '}
        </>
      )}
      <b>
        <bdi>{is === '' ? '–' : is}</bdi>
      </b>
    </Text>
  );
}

/** mustArriveBy → must arrive by; the number of a document stays as it is */
export const spoken = (name: string): string =>
  /\d/.test(name) ? name : name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== '')
    .map(([part, one]) => `${spoken(part)} ${shown(one)}`)
    .join(', ');
}
