import { Text, Tooltip } from '@mantine/core';
import { useSignedIn } from '../ask/session.ts';

/** Browsers format decimal strings exactly; TypeScript's library says numbers only. */
const exact = (format: Intl.NumberFormat, text: string): string =>
  format.format(text as Intl.StringNumericLiteral);

const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
const amounts = new Map<string, Intl.NumberFormat>();

/** A decimal string with its thousands apart: "12500.5" → "12,500.5". */
export const quantityText = (text: string): string => exact(plain, text);

/** An amount with its currency: "1592.90", EUR → "€1,592.90". */
export function amountText(text: string, currency: string): string {
  let format = amounts.get(currency);
  if (!format) amounts.set(currency, (format = new Intl.NumberFormat('en', { style: 'currency', currency })));
  return exact(format, text);
}

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
/** For the axis of a chart, where there is no room: 45000 → 45K. */
export const shortText = (value: number): string => short.format(value);

export function Quantity({ of, quiet }: { of: string | null | undefined; quiet?: boolean }) {
  if (of === null || of === undefined) return <span className="figures">–</span>;
  const isNegative = of.startsWith('-');
  const isNothing = quiet && /^-?0(\.0*)?$/.test(of);
  return (
    <Text
      span
      inherit
      className="figures"
      c={isNegative ? 'var(--mantine-color-error)' : isNothing ? 'dimmed' : undefined}
      fw={isNegative ? 600 : undefined}
    >
      {quantityText(of)}
    </Text>
  );
}

export function Amount({ of, currency }: { of: string | null | undefined; currency?: string }) {
  const { organisation } = useSignedIn();
  if (of === null || of === undefined) return <span className="figures">–</span>;
  return <span className="figures">{amountText(of, currency ?? organisation.currency)}</span>;
}

const DAY = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const NEAR = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export const dayText = (day: string): string => DAY.format(new Date(`${day}T00:00:00Z`));

/** A date without time; it has no zone and is never moved by one. */
export function Day({ of }: { of: string | null | undefined }) {
  if (!of) return <span>–</span>;
  return (
    <time dateTime={of} style={{ whiteSpace: 'nowrap' }}>
      {dayText(of)}
    </time>
  );
}

/** An instant: how long ago, and on pointing at it the date and time in the organisation's zone. */
export function Instant({ of }: { of: string }) {
  const { organisation } = useSignedIn();
  return (
    <Tooltip label={instantText(of, organisation.timeZone)}>
      <time dateTime={of} style={{ whiteSpace: 'nowrap' }}>
        {agoText(of)}
      </time>
    </Tooltip>
  );
}

export const instantText = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

export function agoText(at: string, now = Date.now()): string {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  return step
    ? NEAR.format(Math.round(seconds / step[1]), step[0])
    : NEAR.format(0, 'minute').replace('this minute', 'just now');
}

/** The organisation's today, for what is late and what is due. */
export function useToday(): string {
  const { organisation } = useSignedIn();
  return new Intl.DateTimeFormat('en-CA', { timeZone: organisation.timeZone }).format(new Date());
}
