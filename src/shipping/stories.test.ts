import { story } from '../../test/support/story.ts';

story(
  'S1: a shipment-driven life',
  `
  move                    | on hand | allocated | committed | available | avp | A          | 1
  receive 20              | 20      | 0         | 0         | 20        | 20  | -          | -
  save A 10               | 20      | 0         | 0         | 20        | 20  | Saved      | -
  confirm A               | 20      | 10        | 0         | 10        | 20  | Confirmed  | -
  save shipment 1 of A 4  | 20      | 10        | 0         | 10        | 20  | Confirmed  | saved
  commit shipment 1       | 20      | 10        | 4         | 10        | 16  | In Process | committed
  pick shipment 1         | 20      | 10        | 4         | 10        | 16  | In Process | picked
  pack shipment 1         | 20      | 10        | 4         | 10        | 16  | In Process | packed
  ship shipment 1         | 16      | 6         | 0         | 10        | 16  | In Process | shipped
  commit at once shipment 2 of A 3 | 16 | 6     | 3         | 10        | 13  | In Process | -
  cancel A                | 16      | 0         | 0         | 16        | 16  | Cancelled  | -
  ship shipment 2 – refused | 16    | 0         | 0         | 16        | 16  | -          | -
  ship shipment 1 – refused | 16    | 0         | 0         | 16        | 16  | -          | -
`,
);

story(
  'S2: the first to commit wins',
  `
  move                    | on hand | allocated | committed | available | avp | A          | B
  receive 10              | 10      | 0         | 0         | 10        | 10  | -          | -
  save and confirm A 10   | 10      | 10        | 0         | 0         | 10  | Confirmed  | -
  save and confirm B 5    | 10      | 15        | 0         | -5        | 10  | -          | Confirmed
  save shipment 1 of A 10 | 10      | 15        | 0         | -5        | 10  | Confirmed  | -
  commit B                | 10      | 15        | 5         | -5        | 5   | -          | In Process
  commit shipment 1 – refused | 10  | 15        | 5         | -5        | 5   | -          | -
  edit A to 5             | 10      | 10        | 5         | 0         | 5   | Confirmed  | -
  commit shipment 1       | 10      | 10        | 10        | 0         | 0   | In Process | -
  ship B                  | 5       | 5         | 5         | 0         | 0   | -          | Fulfilled
  ship shipment 1         | 0       | 0         | 0         | 0         | 0   | Fulfilled  | -
`,
);
