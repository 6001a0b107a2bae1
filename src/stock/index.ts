export { type Bin, binName, bins, type Location, locations } from './location.ts';
export { type Lot, lotName, lots } from './lot.ts';
export { type PickedFrom, pickFrom, touchPlaces } from './pick-from.ts';
export { type Pick, type Picking, pick, type StockedPlace, walkingOrder, withUnassigned } from './picking.ts';
export { type Place, type Places, placesOf } from './places.ts';
