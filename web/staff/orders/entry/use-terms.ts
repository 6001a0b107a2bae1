import { type Dispatch, useEffect, useRef } from 'react';
import { type Input, read } from '../../../ask/ask.ts';
import { useAsk } from '../../../ask/use-ask.ts';
import { tellProblem } from '../../../ui/problem-alert.tsx';
import { type Change, type Draft, filled, type Offer } from './draft.ts';
import type { Workflow } from './order-input.ts';

export interface Offers {
  readonly data: readonly (Offer & { readonly matched: string })[];
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
}

/** Products are named in the address, which has room for so many. */
const AT_ONCE = 200;

/** Named products as they are offered to a customer, over a channel, from a location. */
export async function offersFor(products: readonly string[], scope: Input): Promise<Offers | null> {
  let all: Offers | null = null;
  for (let at = 0; at < products.length; at += AT_ONCE) {
    const some = await read<Offers>('product-offer.list', {
      ...scope,
      product: products.slice(at, at + AT_ONCE),
    });
    all = all ? { ...some, data: [...all.data, ...some.data] } : some;
  }
  return all;
}

/** Another customer, channel or location: the lines that are there get its prices and its stock. */
export function useFreshOffers(draft: Draft, scope: string, dispatch: Dispatch<Change>): void {
  const last = useRef(scope);
  const lines = useRef(draft);
  lines.current = draft;
  useEffect(() => {
    if (last.current === scope) return;
    last.current = scope;
    const products = filled(lines.current).map(({ product }) => product);
    offersFor(products, JSON.parse(scope)).then((offers) => {
      const isStill = last.current === scope;
      if (offers && isStill) dispatch({ what: 'offers', offers: offers.data, terms: offers });
    }, tellProblem);
  }, [scope, dispatch]);
}

interface Defaults {
  readonly defaultWorkflow: Workflow | null;
}

/** The life cycle the order will have: as said, else as its channel, else as the company has it. */
export function useWorkflow({ workflow, channel }: Draft['header']): Workflow {
  const company = useAsk<Defaults>('organisation.get');
  const own = useAsk<Defaults>('order-channel.get', channel ? { ref: channel } : null);
  const said = workflow as Workflow | '';
  return said || (channel && own.data?.defaultWorkflow) || company.data?.defaultWorkflow || 'shipment-driven';
}
