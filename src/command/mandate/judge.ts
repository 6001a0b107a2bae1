import type { Money, Quantity } from '../../kernel/fixed.ts';
import { formatMoney } from '../../kernel/money.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import type { Entry } from '../../ledger/entry.ts';
import type { Cap, Limits } from './limits.ts';
import { OVER_CAP, SCOPE_MISSING } from './mandate.problems.ts';
import { type Changed, type Measured, measured } from './measure.ts';
import { type Scope, scopesNeeded, type Told } from './scope.ts';
import { type Amount, NOTHING, sum, type TokenUse } from './token-use.ts';

/** What a token is held to: null is not held at all. */
export interface Mandate {
  readonly name: string;
  readonly scopes: readonly Scope[] | null;
  readonly limits: Limits | null;
}

/** Why a person is asked. */
export interface Cause {
  readonly type: 'scope' | 'cap';
  readonly scope: Scope;
  readonly detail: string;
}

export interface Judged {
  readonly refusal: Problem | null;
  /** Empty where the token may do it by itself. */
  readonly causes: readonly Cause[];
  /** What the day comes to with it, by scope. */
  readonly used: TokenUse['used'];
}

export interface Deed {
  /** Of the command. */
  readonly scope: Scope;
  readonly told: Told & { readonly entries?: readonly Entry[] };
  readonly changed: readonly Changed[];
  readonly currency: string;
  /** What was used of the day before. */
  readonly used: TokenUse['used'];
}

/** Whether a token may do this by itself, judged by what it would do. */
export function judge({ name, scopes, limits }: Mandate, deed: Deed): Judged {
  const needed = neededFor(deed);
  const missing = scopes && needed.find((scope) => !scopes.includes(scope));
  if (missing) return { ...NONE, refusal: scopeMissing(name, missing) };
  if (!limits) return NONE;
  const causes: Cause[] = [];
  const used: Partial<Record<Scope, Amount>> = { ...deed.used };
  for (const scope of needed) {
    if (limits.approval.includes(scope)) causes.push(personDecides(scope));
    const comesTo = measured(scope, deed.changed, deed.told.entries ?? []);
    const today = sum(used[scope] ?? NOTHING, comesTo.added);
    const over = beyondCaps(limits, scope, comesTo, today, deed);
    if (over && limits.beyond === 'refuse') return { ...NONE, refusal: over };
    if (over) causes.push({ type: 'cap', scope, detail: over.detail });
    used[scope] = today;
  }
  return { refusal: null, causes, used };
}

const NONE: Judged = { refusal: null, causes: [], used: {} };

/**
 * Neither a price nor an address is a ledger entry, and what is backordered posts no allocation: promising an order,
 * and changing what one that is promised says, takes more than drafting.
 */
function neededFor({ scope, told, changed }: Deed): Scope[] {
  const needed = scopesNeeded(scope, told);
  const promises = scope === 'draft' && changed.some(isPromise);
  return promises && !needed.includes('confirm') ? [...needed, 'confirm'] : needed;
}

function isPromise({ kind, before, after }: Changed): boolean {
  if (kind !== 'sales-order' || !after.promised) return false;
  return !before?.promised || before.value !== after.value || before.terms?.() !== after.terms?.();
}

export const scopeMissing = (name: string, scope: Scope): Problem =>
  problem(SCOPE_MISSING, `the token "${name}" lacks the scope "${scope}"`, { scope });

const personDecides = (scope: Scope): Cause => ({
  type: 'scope',
  scope,
  detail: `a person decides on everything of the scope "${scope}"`,
});

type Over = readonly [cap: 'per-command' | 'per-day', of: 'value' | 'quantity', most: string, wanted: string];

function beyondCaps(
  { perCommand, perDay }: Limits,
  scope: Scope,
  { whole, added }: Measured,
  today: Amount,
  { changed, currency }: Deed,
): Problem | null {
  const foreign =
    perCommand.value !== null || perDay.value !== null ? otherCurrency(changed, currency) : null;
  if (foreign && (whole.value > 0n || added.value > 0n)) {
    const detail = `the caps are in ${currency} and this is in ${foreign}, which cannot be compared`;
    return problem(OVER_CAP, detail, { scope, currency: foreign });
  }
  const over = beyond('per-command', perCommand, whole) ?? beyond('per-day', perDay, today);
  if (!over) return null;
  const [cap, of, mostOf, wanted] = over;
  const unit = of === 'value' ? ` ${currency}` : '';
  const when = cap === 'per-day' ? ' in one day' : ' at once';
  const detail = `${wanted}${unit} in the scope "${scope}"${when} is more than the ${mostOf}${unit} this token may do by itself`;
  return problem(OVER_CAP, detail, { scope, cap, of, most: mostOf, wanted });
}

function beyond(name: Over[0], cap: Cap, amount: Amount): Over | null {
  if (cap.value !== null && amount.value > cap.value)
    return [name, 'value', formatMoney(cap.value), formatMoney(amount.value as Money)];
  if (cap.quantity !== null && amount.quantity > cap.quantity)
    return [name, 'quantity', formatQuantity(cap.quantity), formatQuantity(amount.quantity as Quantity)];
  return null;
}

const otherCurrency = (changed: readonly Changed[], currency: string): string | null =>
  changed.find(({ after }) => after.currency !== undefined && after.currency !== currency)?.after.currency ??
  null;
