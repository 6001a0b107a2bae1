import { documentFaults } from './document-faults.ts';
import type { Fault } from './fault.ts';
import { ledgerFaults } from './ledger-faults.ts';

/** A fault for every check of verify. */
export const faults: Readonly<Record<string, Fault>> = { ...ledgerFaults, ...documentFaults };
