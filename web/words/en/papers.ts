export const papers = {
  print: 'Print',
  look: 'Look at it',
  printPdf: 'Print (PDF)',
  email: 'E-mail …',
  emailTitle: 'E-mail {{number}}',
  to: 'To',
  toHint: 'The customer’s or supplier’s own address unless another is given',
  subject: 'Subject',
  message: 'Message',
  attached: 'The document goes along as a PDF. What is left empty is as usual.',
  send: 'Send',
  queued: '{{number}} is on its way; its timeline tells when it was sent.',
} as const;
