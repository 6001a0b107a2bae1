import { fact, RANK } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';

/** A bin (and lot) that holds or held a product: where it is and whether it may be picked. Quantities are bin positions. */
export interface Place {
  readonly bin: Id;
  readonly binCode: string;
  readonly sequence: number;
  readonly lot: Id | null;
  readonly lotNumber: string | null;
  readonly expiresOn: Day | null;
  readonly quarantined: boolean;
}

/** All places of one product at one location, the unassigned bin always among them. */
export interface Places {
  readonly product: Id;
  readonly location: Id;
  readonly unassignedBin: Id;
  readonly places: readonly Place[];
}

/** Asked for by `positionKey(product, location)`. */
export const placesOf = fact<Places>('places', RANK.places, (value) => [
  `${value.product}/${value.location}`,
]);
