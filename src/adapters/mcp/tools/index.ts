import type { Registry } from '../../../command/registry.ts';
import type { Tool } from '../toolbox/tool.ts';
import { applyPlan, approvalsTool } from './acting.ts';
import { explain } from './explaining.ts';
import { findingTools } from './finding.ts';
import { rehearseImport } from './importing.ts';
import { openOrder } from './opening.ts';
import { goodsTools, moneyTools, orderTools } from './orders.ts';

const known = new WeakMap<Registry, readonly Tool[]>();

/** Everything an agent can call; made once of a registry, because schemas are dear to make. */
export function toolsOf(registry: Registry): readonly Tool[] {
  let tools = known.get(registry);
  if (!tools) {
    tools = [
      ...findingTools(registry),
      openOrder(registry),
      explain(registry),
      ...orderTools(registry),
      ...goodsTools(registry),
      ...moneyTools(registry),
      rehearseImport,
      applyPlan,
      approvalsTool(registry),
    ];
    known.set(registry, tools);
  }
  return tools;
}
