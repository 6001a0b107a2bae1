export const stockWork = {} as const;
