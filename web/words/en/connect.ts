/** A program asks to act for somebody. */
export const connect = {
  title: 'Connect a program',
  lead: '“{{name}}” asks to act for you. Allow it only if you started this yourself.',
  actsFor: 'It will act for {{name}} in {{organisation}}.',
  checked: 'It was looked up at {{host}}.',
  unchecked: 'Its name is what it says of itself; nobody checked it.',
  toThisMachine: 'The answer goes to a program on this computer ({{to}}).',
  toSite: 'The answer goes to {{to}}.',
  toProgram: 'The answer goes to the program that opens {{to}} addresses.',
  noMore: 'It may never do more than you may yourself, with the role {{role}}.',
  scopes: 'What it may do',
  grave: 'weighty',
  ends: 'Ends by itself',
  days: 'after {{days}} days',
  never: 'never',
  allow: 'Allow',
  deny: 'Deny',
} as const;
