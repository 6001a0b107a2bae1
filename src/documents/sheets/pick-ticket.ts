import { barcodeOf } from '../code-128.ts';
import {
  cell,
  facts,
  headingRow,
  number,
  remarks,
  rowOf,
  type Sheet,
  type SheetRow,
  text,
  tick,
  tickBox,
  withoutEmpty,
  word,
} from '../sheet.ts';
import { dayInWords, grouped, type PostalAddress, party } from '../words.ts';
import { ORDER_STAMPS } from './sales-order.ts';

/** What a document shows of `shipment.pick-plan`. */
export interface TicketShown {
  readonly order: string;
  readonly orderId: string;
  readonly shipment: string | null;
  readonly shipmentId: string | null;
  readonly status: string;
  readonly customer: { readonly number: string; readonly name: string };
  readonly shipTo: PostalAddress | null;
  readonly locations: readonly string[];
  readonly mustArriveBy: string | null;
  readonly lines: readonly (Goods & {
    readonly bin: string;
    readonly lot: string | null;
    readonly expiresOn: string | null;
    readonly quantity: string;
  })[];
  readonly short: readonly (Goods & { readonly short: string })[];
}

interface Goods {
  readonly line: number;
  readonly sku: string;
  readonly description: string;
  readonly unit: string;
  readonly location: string;
}

/** Of a shipment: what its paper would be taken for. */
export const SHIPMENT_STAMPS: Readonly<Record<string, string>> = {
  saved: 'Not committed',
  shipped: 'Shipped already',
};

const columns = [
  text('Bin', 2),
  text('SKU', 3),
  text('Description', 5),
  text('Lot', 3),
  number('Quantity'),
  word('Unit'),
  tick('Picked'),
];

/** G2: one line per bin and lot as one walks, what falls short where it does, and no prices. */
export function pickTicketSheet(ticket: TicketShown): Sheet {
  const number_ = ticket.shipment ?? ticket.order;
  const stamps = ticket.shipment ? SHIPMENT_STAMPS : ORDER_STAMPS;
  return {
    title: 'Pick ticket',
    number: number_,
    stamp: stamps[ticket.status] ?? null,
    barcode: barcodeOf(number_),
    parties: [party('Ship to', ticket.shipTo, ticket.customer.name)],
    facts: facts({
      Order: ticket.order,
      Shipment: ticket.shipment,
      [ticket.locations.length > 1 ? 'Locations' : 'Location']: ticket.locations.join(', '),
      '!Must arrive by': dayInWords(ticket.mustArriveBy),
      Customer: `${ticket.customer.number} ${ticket.customer.name}`,
      'To pick': counted(ticket.lines.length),
    }),
    ...withoutEmpty(columns, rowsOf(ticket), { Lot: '' }),
    nothing: 'There is nothing to pick.',
    sums: [],
    remarks: remarks({}),
    signature: ['Picked by', 'Checked by', 'Day and time'],
  };
}

const counted = (lines: number): string => (lines === 1 ? '1 line' : `${lines} lines`);

/** One location after the other, each under its name where there are several; what is short comes last in each. */
function rowsOf({ lines, short, locations }: TicketShown): SheetRow[] {
  return locations.flatMap((location) => [
    ...(locations.length > 1 ? [headingRow(location)] : []),
    ...lines.filter((line) => line.location === location).map(pickRow),
    ...short.filter((line) => line.location === location).map(shortRow),
  ]);
}

const pickRow = (line: TicketShown['lines'][number]): SheetRow =>
  rowOf(
    cell(line.bin, { strong: true }),
    cell(line.sku, { strong: true }),
    cell(line.description),
    cell(line.lot ?? '', { sub: line.expiresOn && `exp ${dayInWords(line.expiresOn)}` }),
    cell(grouped(line.quantity), { strong: true }),
    cell(line.unit),
    tickBox,
  );

const shortRow = (line: TicketShown['short'][number]): SheetRow =>
  rowOf(
    cell('—'),
    cell(line.sku, { strong: true }),
    cell(line.description),
    cell(''),
    cell(`short ${grouped(line.short)}`, { strong: true, alarm: true }),
    cell(line.unit),
    cell(''),
  );
