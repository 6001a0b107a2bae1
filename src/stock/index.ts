import { derive } from '../record/index.ts';
import { createAdjustment } from './adjustment.commands.ts';
import { binRecord } from './bin.record.ts';
import { listBinPositions } from './bin-position.queries.ts';
import { positionEntries } from './entry.queries.ts';
import { locationRecord } from './location.record.ts';
import { lotRecord, quarantineCommands } from './lot.record.ts';
import { placesStore } from './places.store.ts';
import { listPositions } from './position.queries.ts';
import { createReceipt } from './receipt.commands.ts';
import { stockDocumentQueries } from './stock-document.queries.ts';
import { stockDocumentStore } from './stock-document.store.ts';

const records = [locationRecord, binRecord, lotRecord].map(derive);

export const commands = [
  ...records.flatMap((record) => record.commands),
  ...quarantineCommands,
  createReceipt,
  createAdjustment,
];
export const queries = [
  ...records.flatMap((record) => record.queries),
  listPositions,
  positionEntries,
  listBinPositions,
  ...stockDocumentQueries('receipt'),
  ...stockDocumentQueries('adjustment'),
];
export const stores = [...records.flatMap((record) => record.stores), placesStore, stockDocumentStore];
export const definitions = records.map((record) => record.definition);

export { binRecord } from './bin.record.ts';
export { locationRecord, unassignedBinOf } from './location.record.ts';
export { type Bin, binName, bins, type Location, locations } from './location.ts';
export { type Lot, lotName, lots } from './lot.ts';
export { type PickedFrom, pickFrom, touchPlaces } from './pick-from.ts';
export { type Pick, type Picking, pick, type StockedPlace, walkingOrder, withUnassigned } from './picking.ts';
export { type Place, type Places, placesOf } from './places.ts';
