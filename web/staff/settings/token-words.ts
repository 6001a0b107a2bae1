import { amountText, quantityText } from '../../ui/figures.tsx';
import { words } from '../../words/words.ts';
import type { Limits, Token } from './token-types.ts';

/** What a token is held to, in a line: `2 customers, €10,000.00 a day, asks for cancel`. */
export function limitsText(limits: Limits | null, currency: string): string {
  if (!limits) return words('tokens.short.none');
  const { customers, channels, locations, perCommand, perDay, approval, requestsPerMinute } = limits;
  const reach = Object.entries({ customers, channels, locations }).flatMap(([kind, some]) =>
    some ? [words(`tokens.short.${kind as 'customers'}`, { count: some.length })] : [],
  );
  const parts = [
    ...reach,
    ...muchOf(perCommand, currency).map((much) => words('tokens.short.atOnce', { much })),
    ...muchOf(perDay, currency).map((much) => words('tokens.short.aDay', { much })),
    ...(approval.length ? [words('tokens.short.approval', { scopes: approval.join(', ') })] : []),
    ...(requestsPerMinute === null ? [] : [words('tokens.short.requests', { count: requestsPerMinute })]),
  ];
  return parts.length ? parts.join(', ') : words('tokens.short.none');
}

function muchOf({ value, quantity }: Limits['perDay'], currency: string): string[] {
  return [
    ...(value === null ? [] : [amountText(value, currency)]),
    ...(quantity === null ? [] : [quantityText(quantity)]),
  ];
}

export const scopesText = ({ scopes }: Token): string => scopes?.join(', ') ?? words('tokens.allScopes');
