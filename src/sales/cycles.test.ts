import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matrix } from '../lifecycle/render.ts';
import { shipmentDriven } from './shipment-driven.cycle.ts';
import { statusDriven } from './status-driven.cycle.ts';

const tidy = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .join(' | '),
    )
    .join('\n');

test('the whole grid of the shipment-driven life', () => {
  assert.equal(
    tidy(matrix(shipmentDriven)),
    tidy(`
           | confirm     | start        | withdraw    | fulfil      | commit | ship  | invoice | pay   | buy   | drop-ship | hold  | release | edit  | edit-lines | cancel      | delete | duplicate
Saved      | → Confirmed | –            | –           | –           | –      | –     | –       | –     | –     | –         | stays | stays   | stays | stays      | → Cancelled | stays  | stays
Confirmed  | –           | → In Process | –           | –           | stays  | stays | stays   | stays | stays | stays     | stays | stays   | stays | stays      | → Cancelled | –      | stays
In Process | –           | –            | → Confirmed | → Fulfilled | stays  | stays | stays   | stays | stays | stays     | stays | stays   | stays | stays      | → Cancelled | –      | stays
Fulfilled  | –           | –            | –           | –           | –      | –     | stays   | stays | –     | –         | –     | –       | stays | –          | –           | –      | stays
Cancelled  | –           | –            | –           | –           | –      | –     | stays   | stays | –     | –         | –     | –       | –     | –          | –           | –      | stays
  `),
  );
});

test('the whole grid of the status-driven life', () => {
  assert.equal(
    tidy(matrix(statusDriven)),
    tidy(`
                           | enter     | ship      | invoice    | pay    | complete    | reject     | dispute      | resolve    | buy   | hold  | release | edit  | edit-lines | edit-dates | delete | duplicate
Received                   | → Entered | → Shipped | → Invoiced | → Paid | → Completed | → Rejected | → In-Dispute | –          | –     | stays | stays   | stays | stays      | stays      | stays  | stays
Entered                    | is so     | → Shipped | → Invoiced | → Paid | → Completed | → Rejected | → In-Dispute | –          | stays | stays | stays   | stays | stays      | stays      | –      | stays
Shipped                    | –         | is so     | → Invoiced | → Paid | → Completed | → Rejected | → In-Dispute | –          | –     | –     | –       | stays | –          | stays      | –      | stays
Invoiced                   | –         | –         | is so      | → Paid | → Completed | → Rejected | → In-Dispute | –          | –     | –     | –       | stays | –          | stays      | –      | stays
Paid                       | –         | –         | –          | is so  | → Completed | –          | → In-Dispute | –          | –     | –     | –       | stays | –          | stays      | –      | stays
Completed                  | –         | –         | –          | –      | –           | –          | –            | –          | –     | –     | –       | stays | –          | stays      | –      | stays
Rejected                   | –         | –         | –          | –      | –           | –          | –            | –          | –     | –     | –       | –     | –          | –          | –      | stays
In-Dispute (from Received) | → Entered | → Shipped | → Invoiced | → Paid | → Completed | → Rejected | –            | → Received | –     | –     | stays   | stays | –          | –          | –      | stays
In-Dispute (from Entered)  | → Entered | → Shipped | → Invoiced | → Paid | → Completed | → Rejected | –            | → Entered  | –     | –     | stays   | stays | –          | –          | –      | stays
In-Dispute (from Shipped)  | –         | → Shipped | → Invoiced | → Paid | → Completed | → Rejected | –            | → Shipped  | –     | –     | stays   | stays | –          | –          | –      | stays
In-Dispute (from Invoiced) | –         | –         | → Invoiced | → Paid | → Completed | → Rejected | –            | → Invoiced | –     | –     | stays   | stays | –          | –          | –      | stays
In-Dispute (from Paid)     | –         | –         | –          | → Paid | → Completed | –          | –            | → Paid     | –     | –     | stays   | stays | –          | –          | –      | stays
  `),
  );
});
