import type { Permission } from '../../../src/command/access.ts';

/** What every master record answers. */
export interface MasterRecord {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly version: number;
}

/** A kind of master record: where its pages are and what people call one by. */
export interface MasterKind {
  /** `product`: its list is product.list, it is changed by product.update. */
  readonly noun: string;
  /** The address of its list; a record's page is below it. */
  readonly list: string;
  /** The field people name it by. */
  readonly by: 'number' | 'code' | 'sku';
  readonly write: Permission;
  /** The words on the button that makes one. */
  readonly toNew: string;
  readonly mayNot: string;
}

export const nameOf = (kind: MasterKind, record: MasterRecord): string => String(record[kind.by]);
export const addressOf = (kind: MasterKind, record: MasterRecord): string =>
  `${kind.list}/${encodeURIComponent(nameOf(kind, record))}`;
