import { EFFECTS, FORWARD_EVENTS, isPhysical, namesBin, QUANTITIES } from '../../ledger/events.ts';
import { code, page, table } from './markdown.ts';

const ABOUT = `The ledger is append-only; a position is the running sum of its entries. What each event does is this table,
which the program itself reads. \`REVERSE_…\` of an event does the opposite and names the entry it reverses.`;

const DERIVED = `- available = on hand − allocated; it may be negative: that is the backorder
- available to pick = on hand − committed
- backordered = what is missing when available is below zero`;

/** ledger.md: what every event does to a position. */
export function ledgerPage(): string {
  const rows = FORWARD_EVENTS.map((event) => {
    const effect: Partial<Record<(typeof QUANTITIES)[number], bigint>> = EFFECTS[event];
    const signs = QUANTITIES.map((quantity) => ({ '1': '+', '-1': '−' })[String(effect[quantity])] ?? '');
    return [code(event), ...signs, isPhysical(event) ? 'yes' : '', namesBin(event) ? 'yes' : ''];
  });
  const head = ['event', ...QUANTITIES.map(inWords), 'moves goods', 'names bin and lot'];
  return page('The stock ledger', ABOUT, table(head, rows), '## Derived numbers', DERIVED);
}

const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
