/** The first part of every address the web app has; the server answers them with its page, the app shows the rest. */
export const SECTIONS = [
  'sign-in',
  'setup',
  'invitation',
  'orders',
  'shipping',
  'stock',
  'promises',
  'purchasing',
  'billing',
  'customers',
  'suppliers',
  'products',
  'imports',
  'approvals',
  'settings',
  'me',
] as const;
