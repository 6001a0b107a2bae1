import { derive } from '../record/index.ts';
import { binRecord } from './bin.record.ts';
import { listBinPositions } from './bin-position.queries.ts';
import { createAdjustment } from './commands/adjustment.ts';
import { createBinMove } from './commands/bin-move.ts';
import { createReceipt } from './commands/receipt.ts';
import { createCount } from './commands/stock-count.ts';
import { cancelCount, postCount } from './commands/stock-count-post.ts';
import { recordCount } from './commands/stock-count-record.ts';
import { createTransfer } from './commands/transfer.ts';
import { closeTransfer } from './commands/transfer-close.ts';
import { receiveTransfer } from './commands/transfer-receive.ts';
import { listEntries, positionEntries } from './entry.queries.ts';
import { locationRecord } from './location.record.ts';
import { lotRecord, quarantineCommands } from './lot.record.ts';
import { recallLot } from './lot-recall.queries.ts';
import { traceLot } from './lot-trace.queries.ts';
import { placesStore } from './places.store.ts';
import { listPositions } from './position.queries.ts';
import { stockAtStore } from './stock-at.store.ts';
import { stockCountCycle } from './stock-count.cycle.ts';
import { countTimeline, getCount, listCounts } from './stock-count.queries.ts';
import { stockCountStore } from './stock-count.store.ts';
import { countRows } from './stock-count-rows.queries.ts';
import { stockDocumentQueries } from './stock-document.queries.ts';
import { stockDocumentStore } from './stock-document.store.ts';
import { transferCycle } from './transfer.cycle.ts';
import { getTransfer, listTransfers, transferTimeline } from './transfer.queries.ts';
import { transferStore } from './transfer.store.ts';

const records = [locationRecord, binRecord, lotRecord].map(derive);

export const commands = [
  ...records.flatMap((record) => record.commands),
  ...quarantineCommands,
  createReceipt,
  createAdjustment,
  createBinMove,
  createTransfer,
  receiveTransfer,
  closeTransfer,
  createCount,
  recordCount,
  postCount,
  cancelCount,
];
export const queries = [
  ...records.flatMap((record) => record.queries),
  listPositions,
  positionEntries,
  listEntries,
  traceLot,
  recallLot,
  listBinPositions,
  ...stockDocumentQueries('receipt'),
  ...stockDocumentQueries('adjustment'),
  ...stockDocumentQueries('move'),
  getTransfer,
  listTransfers,
  transferTimeline,
  getCount,
  listCounts,
  countRows,
  countTimeline,
];
export const stores = [
  ...records.flatMap((record) => record.stores),
  placesStore,
  stockDocumentStore,
  transferStore,
  stockCountStore,
  stockAtStore,
];
export const definitions = records.map((record) => record.definition);

export const cycles = [transferCycle, stockCountCycle];

export { binRecord } from './bin.record.ts';
export { bookingEffect } from './book.ts';
export { Booking } from './booking.ts';
export { locationRecord, unassignedBinOf } from './location.record.ts';
export { bins, type Location, locations } from './location.ts';
export { lots } from './lot.ts';
export { pickFrom, stockedPlaces, touchPlaces } from './pick-from.ts';
export {
  isUsable,
  type Pick,
  type Picking,
  pick,
  type StockedPlace,
  walkingOrder,
  withUnassigned,
} from './picking.ts';
export { type Place, type Places, placesOf } from './places.ts';
export { intoFields, lotFor, type NewLots } from './receipt-lines.ts';
export { BELOW_COMMITTED, NOT_IN_BIN } from './stock.problems.ts';
export { stockDocumentQueries } from './stock-document.queries.ts';
export { newDocument, STOCK_DOCUMENTS } from './stock-document.ts';
export { locationIs, productIs } from './stock-filters.queries.ts';
export { type Named, namedIn, touchStockLines } from './stock-lines.ts';
export { takeAway } from './take-away.ts';
export { type Arriving, takeIn } from './take-in.ts';
export { onTheWay, type Transfer, transfers } from './transfer.ts';
