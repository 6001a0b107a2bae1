export const select = {
  none: 'Nothing begins like this',
} as const;
