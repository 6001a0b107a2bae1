import type { Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '../../src/command/access.ts';

/** One address of the app. Each trade lists its own in `pages.ts`; the router, the navigation and the palette read them. */
export interface StaffPage {
  /** `/orders/$ref`; a part with $ is handed to the page. */
  readonly path: string;
  /** Fetched when it is first gone to. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Its entry in the navigation, for pages that are gone to from anywhere. */
  readonly entry?: {
    readonly label: () => string;
    readonly icon: Icon;
    readonly group: Group;
    /** The address of the page whose entry stands for this one, too; it is then a tab beside it. */
    readonly within?: string;
    /** What its own tab is called, where others stand beside it. */
    readonly first?: () => string;
    /** Pressed after `g`. */
    readonly key?: string;
    readonly permission?: Permission;
    /** Beside its name: how much waits there. */
    readonly count?: ComponentType;
  };
}

export const GROUPS = ['sell', 'ship', 'buy', 'bill', 'set-up'] as const;
export type Group = (typeof GROUPS)[number];
