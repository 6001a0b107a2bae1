export const parties = {
  title: 'Parties',
} as const;
