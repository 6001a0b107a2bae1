export const purchasing = {
  title: 'Purchasing',
} as const;
