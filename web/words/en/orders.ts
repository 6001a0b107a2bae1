export const orders = {
  title: 'Orders',
  new: 'New order',
  number: 'Order',
  customer: 'Customer',
  status: 'Status',
  orderDate: 'Order date',
  mustArriveBy: 'Must arrive by',
  total: 'Total',
  channel: 'Channel',
  location: 'Location',
  invoiced: 'Invoiced',
  paid: 'Paid',
  customerPo: 'Customer PO',
  priority: 'Priority',
  none: 'No orders here',
  noneHint:
    'Orders come by hand, by import, from shops and over the API. Take away a filter, or enter the first one.',
} as const;
