import * as agents from './agents/index.ts';
import * as billing from './billing/index.ts';
import * as catalog from './catalog/index.ts';
import * as channels from './channels/index.ts';
import { acceptedStore, organisationStore, tokenStore } from './command/core.store.ts';
import { counterStore } from './command/counter.store.ts';
import { approvalStore } from './command/mandate/approval.store.ts';
import { tokenUseStore } from './command/mandate/token-use.store.ts';
import { Registry, type Trade } from './command/registry.ts';
import { binPositionStore, positionStore } from './command/stock-facts.store.ts';
import { userStore } from './command/user.store.ts';
import * as documents from './documents/index.ts';
import * as organisation from './organisation/index.ts';
import * as overview from './overview/index.ts';
import * as parties from './parties/index.ts';
import * as people from './people/index.ts';
import * as promises from './promises/index.ts';
import * as purchasing from './purchasing/index.ts';
import * as sales from './sales/index.ts';
import * as shipping from './shipping/index.ts';
import * as stock from './stock/index.ts';
import * as views from './views/index.ts';

/** What no trade owns, because all of them rely on it. */
const core: Trade = {
  commands: [],
  queries: [],
  stores: [
    organisationStore,
    tokenStore,
    userStore,
    acceptedStore,
    tokenUseStore,
    approvalStore,
    counterStore,
    positionStore,
    binPositionStore,
  ],
};

/** Orders, and what hangs on them: in this order they are asked what follows from an act on an order. */
const orders: Trade = {
  ...sales,
  commands: sales.commandsWith([shipping.hanging, purchasing.hanging, billing.hanging, promises.hanging]),
};

/** What locks goods and lets them go may be stopped by those who mind what a customer owes. */
const shipments: Trade = { ...shipping, commands: shipping.commandsWith([billing.hanging]) };

/** Whoever approves what an agent asked for does that very command, whichever it is. */
const byAgents: Trade = { ...agents, commands: agents.commandsWith(() => registry.commands) };

/** Everything Allot can do. */
export const registry: Registry = new Registry([
  core,
  organisation,
  people,
  catalog,
  parties,
  channels,
  stock,
  orders,
  shipments,
  purchasing,
  billing,
  promises,
  views,
  documents,
  overview,
  byAgents,
]);
