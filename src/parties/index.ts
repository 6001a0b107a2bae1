import { derive } from '../record/index.ts';
import { brokerRecord } from './broker.record.ts';
import { customerRecord } from './customer.record.ts';
import { supplierRecord } from './supplier.record.ts';

const records = [customerRecord, brokerRecord, supplierRecord].map(derive);

export const commands = records.flatMap((record) => record.commands);
export const queries = records.flatMap((record) => record.queries);
export const stores = records.flatMap((record) => record.stores);
export const definitions = records.map((record) => record.definition);

export { type Address, addressField } from './address.ts';
export { type Broker, brokers } from './broker.ts';
export { customerRecord } from './customer.record.ts';
export { type Customer, customers } from './customer.ts';
export { supplierRecord } from './supplier.record.ts';
export { type Supplier, suppliers } from './supplier.ts';
