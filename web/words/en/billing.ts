export const billing = {
  title: 'Billing',
} as const;
