export const promises = {
  title: 'Promises',
} as const;
