import { story } from '../support/story.ts';

story(
  'S1 a shipment-driven order is saved, confirmed, edited and cancelled',
  `
  move              | on hand | allocated | committed | available | avp | rows | A
  receive 20        | 20      | 0         | 0         | 20        | 20  | 1    | -
  save A 10         | 20      | 0         | 0         | 20        | 20  | 1    | Saved
  confirm A         | 20      | 10        | 0         | 10        | 20  | 3    | Confirmed
  edit A to 12      | 20      | 12        | 0         | 8         | 20  | 5    | Confirmed
  edit A to 7       | 20      | 7         | 0         | 13        | 20  | 9    | Confirmed
  edit A to 7       | 20      | 7         | 0         | 13        | 20  | 9    | Confirmed
  confirm A – refused | 20    | 7         | 0         | 13        | 20  | 9    | -
  cancel A          | 20      | 0         | 0         | 20        | 20  | 11   | Cancelled
  cancel A – refused | 20     | 0         | 0         | 20        | 20  | 11   | -
  confirm A – refused | 20    | 0         | 0         | 20        | 20  | 11   | -
`,
);

story(
  'S2 two orders are confirmed for more than there is',
  `
  move                 | on hand | allocated | committed | available | avp | A         | B
  receive 10           | 10      | 0         | 0         | 10        | 10  | -         | -
  save and confirm A 10 | 10     | 10        | 0         | 0         | 10  | Confirmed | -
  save and confirm B 5 | 10      | 15        | 0         | -5        | 10  | -         | Confirmed
  edit A to 5          | 10      | 10        | 0         | 0         | 10  | Confirmed | -
`,
);

story(
  'S8 a status-driven order walks to the end',
  `
  move                   | on hand | demand | allocated | available | rows | A
  receive 50             | 50      | 0      | 0         | 50        | 1    | -
  create A at Received 10 | 50     | 10     | 0         | 50        | 2    | Received
  enter A                | 50      | 0      | 10        | 40        | 3    | Entered
  enter A                | 50      | 0      | 10        | 40        | 3    | Entered
  ship A                 | 40      | 0      | 0         | 40        | 4    | Shipped
  enter A – refused      | 40      | 0      | 0         | 40        | 4    | -
  invoice A              | 40      | 0      | 0         | 40        | 4    | Invoiced
  pay A                  | 40      | 0      | 0         | 40        | 4    | Paid
  reject A – refused     | 40      | 0      | 0         | 40        | 4    | -
  complete A             | 40      | 0      | 0         | 40        | 4    | Completed
  complete A – refused   | 40      | 0      | 0         | 40        | 4    | -
`,
);

story(
  'S9 an order created at Shipped is rejected',
  `
  move                  | on hand | demand | allocated | available | rows | A
  receive 50            | 50      | 0      | 0         | 50        | 1    | -
  create A at Shipped 10 | 40     | 0      | 0         | 40        | 4    | Shipped
  reject A              | 50      | 0      | 0         | 50        | 7    | Rejected
  reject A – refused    | 50      | 0      | 0         | 50        | 7    | -
`,
);

story(
  'S10 an entered order is lowered, shipped and then locked',
  `
  move                 | on hand | demand | allocated | available | rows | A
  receive 20           | 20      | 0      | 0         | 20        | 1    | -
  create A at Entered 8 | 20     | 0      | 8         | 12        | 3    | Entered
  edit A to 5          | 20      | 0      | 5         | 15        | 5    | Entered
  ship A               | 15      | 0      | 0         | 15        | 6    | Shipped
  edit A to 6 – refused | 15     | 0      | 0         | 15        | 6    | -
`,
);

story(
  'a dispute moves nothing, and leads back, onward or out',
  `
  move                   | on hand | demand | allocated | available | rows | A
  receive 50             | 50      | 0      | 0         | 50        | 1    | -
  create A at Entered 10 | 50      | 0      | 10        | 40        | 3    | Entered
  dispute A              | 50      | 0      | 10        | 40        | 3    | In-Dispute
  edit A to 5 – refused  | 50      | 0      | 10        | 40        | 3    | -
  dispute A – refused    | 50      | 0      | 10        | 40        | 3    | -
  resolve A              | 50      | 0      | 10        | 40        | 3    | Entered
  dispute A              | 50      | 0      | 10        | 40        | 3    | In-Dispute
  ship A                 | 40      | 0      | 0         | 40        | 4    | Shipped
  dispute A              | 40      | 0      | 0         | 40        | 4    | In-Dispute
  reject A               | 50      | 0      | 0         | 50        | 7    | Rejected
`,
);

story(
  'a received order is deleted, a shipment-driven one too while it is saved',
  `
  move                    | on hand | demand | allocated | available | rows | A
  receive 5               | 5       | 0      | 0         | 5         | 1    | -
  create A at Received 3  | 5       | 3      | 0         | 5         | 2    | Received
  delete A                | 5       | 0      | 0         | 5         | 3    | Received
  delete A – refused      | 5       | 0      | 0         | 5         | 3    | -
  save B 4                | 5       | 0      | 0         | 5         | 3    | -
  delete B                | 5       | 0      | 0         | 5         | 3    | -
`,
);

story(
  'where the policy is "refuse", nothing is promised beyond what is available',
  `
  move                          | on hand | allocated | available | rows | A
  receive 10                    | 10      | 0         | 10        | 1    | -
  save and confirm A 8          | 10      | 8         | 2         | 3    | Confirmed
  save and confirm B 3 – refused | 10     | 8         | 2         | 3    | -
  edit A to 11 – refused        | 10      | 8         | 2         | 3    | -
  edit A to 10                  | 10      | 10        | 0         | 5    | Confirmed
  create C at Received 5        | 10      | 10        | 0         | 6    | -
  enter C – refused             | 10      | 10        | 0         | 6    | -
  cancel A                      | 10      | 0         | 10        | 10   | Cancelled
  enter C                       | 10      | 5         | 5         | 11   | -
`,
  { stockPolicy: 'refuse' },
);

story(
  'where stock is guarded, nothing is consumed beyond what is there to pick',
  `
  move                        | on hand | allocated | available | rows | A
  receive 4                   | 4       | 0         | 4         | 1    | -
  create A at Shipped 5 – refused | 4   | 0         | 4         | 1    | -
  create A at Entered 5       | 4       | 5         | -1        | 3    | Entered
  ship A – refused            | 4       | 5         | -1        | 3    | -
  receive 1                   | 5       | 5         | 0         | 4    | -
  ship A                      | 0       | 0         | 0         | 5    | Shipped
`,
  { stockGuard: 'enforce' },
);

story(
  'where stock is not guarded, goods may leave before they were received',
  `
  move                  | on hand | allocated | available | rows | A
  create A at Shipped 5 | -5      | 0         | -5        | 3    | Shipped
  receive 8             | 3       | 0         | 3         | 4    | -
`,
);
