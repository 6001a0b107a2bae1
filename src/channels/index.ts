import { derive } from '../record/index.ts';
import { orderChannelRecord } from './order-channel.record.ts';

const record = derive(orderChannelRecord);

export const commands = record.commands;
export const queries = record.queries;
export const stores = record.stores;
export const definitions = [record.definition];

export { orderChannelRecord } from './order-channel.record.ts';
export { type OrderChannel, orderChannels, SOURCES } from './order-channel.ts';
