export const entries = {
  title: 'Ledger entries',
  explain: '{{title}}: show the entries behind it',
  none: 'No entries: nothing has happened here yet.',
  more: 'Earlier entries',
  event: 'Event',
  quantity: 'Quantity',
  effect: 'Does',
  document: 'Document',
  place: 'Place',
  day: 'Day',
  by: 'By',
} as const;

export const timeline = {
  agent: 'agent {{agent}}',
  person: 'for {{person}}',
  approvedBy: 'approved by {{approvedBy}}',
  token: 'token {{token}}',
  reason: 'Reason given',
} as const;
