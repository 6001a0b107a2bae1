import { barcodeOf } from '../code-128.ts';
import {
  cell,
  facts,
  number,
  remarks,
  rowOf,
  type Sheet,
  type SheetRow,
  text,
  withoutEmpty,
  word,
} from '../sheet.ts';
import { dayInWords, grouped, type PostalAddress, party } from '../words.ts';

/** What a document shows of `shipment.get`. */
export interface ShipmentShown {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly order: string;
  readonly orderId: string;
  readonly customer: { readonly id: string; readonly number: string; readonly name: string };
  readonly shipTo: PostalAddress | null;
  readonly location: string;
  readonly mustArriveBy: string | null;
  readonly carrier: string | null;
  readonly tracking: string | null;
  readonly shippedOn: string | null;
  readonly notes: string | null;
  readonly packages: readonly {
    readonly number: number;
    readonly weight: string | null;
    readonly tracking: string | null;
  }[];
  readonly lines: readonly {
    readonly sku: string;
    readonly name: string;
    readonly unit: string;
    readonly ordered: string;
    readonly quantity: string;
    readonly picks: readonly { readonly lot: string | null; readonly expiresOn: string | null }[];
  }[];
}

const columns = [
  text('SKU', 3),
  text('Description', 6),
  text('Lot', 3),
  number('Ordered'),
  number('In this shipment'),
  word('Unit'),
];

/** What is in the parcels, for who opens them: no prices. */
export function packingSlipSheet(shipment: ShipmentShown, customerPo: string | null): Sheet {
  const { customer } = shipment;
  return {
    title: 'Packing slip',
    number: shipment.number,
    stamp: shipment.status === 'saved' ? 'Not committed' : null,
    barcode: barcodeOf(shipment.number),
    parties: [party('Ship to', shipment.shipTo, customer.name)],
    facts: facts({
      'Our order': shipment.order,
      'Your reference': customerPo,
      'Shipped on': dayInWords(shipment.shippedOn),
      '!Must arrive by': dayInWords(shipment.mustArriveBy),
      Carrier: shipment.carrier,
      Tracking: shipment.tracking,
      'Sent from': shipment.location,
      Customer: customer.number,
    }),
    ...withoutEmpty(columns, shipment.lines.map(slipRow), { Lot: '' }),
    nothing: 'Nothing is in this shipment.',
    sums: [],
    remarks: remarks({ Packages: packagesOf(shipment), Notes: shipment.notes }),
    signature: [],
  };
}

function slipRow(line: ShipmentShown['lines'][number]): SheetRow {
  const lots = new Map(line.picks.flatMap(({ lot, expiresOn }) => (lot ? [[lot, expiresOn]] : [])));
  const days = [...new Set([...lots.values()].map(dayInWords))].filter(Boolean);
  return rowOf(
    cell(line.sku),
    cell(line.name),
    cell([...lots.keys()].join(', '), { sub: days.length ? `exp ${days.join(', ')}` : null }),
    cell(grouped(line.ordered)),
    cell(grouped(line.quantity), { strong: true }),
    cell(line.unit),
  );
}

const packagesOf = ({ packages }: ShipmentShown): string =>
  packages
    .map(({ number: n, weight, tracking }) =>
      [`Package ${n} of ${packages.length}`, weight && `${grouped(weight)} kg`, tracking]
        .filter(Boolean)
        .join(' · '),
    )
    .join('\n');
