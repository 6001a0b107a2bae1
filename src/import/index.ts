export { type Applied, type ApplyOptions, applyOrders } from './apply-orders.ts';
export { findMapping } from './find-mapping.ts';
export type { ImportHouse } from './import-house.ts';
export { type Mapping, mappingSchema } from './mapping.ts';
export { type Prepared, prepareOrders } from './prepare.ts';
export { type ReadFile, readTable } from './read-file.ts';
export { writeRefused } from './refused-rows.ts';
export { type Rehearsal, rehearse } from './rehearsal.ts';
export { type Fault, neutral } from './sheet.ts';
