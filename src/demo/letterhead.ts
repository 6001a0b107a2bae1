/** A pine on a quay above two waves. */
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">
  <circle cx="48" cy="48" r="46" fill="#14424c"/>
  <path d="M48 12 60 30h-6l10 15h-7l12 17H27l12-17h-7l10-15h-6z" fill="#f4f1e8"/>
  <path d="M45 62h6v8h-6z" fill="#d9a441"/>
  <path d="M18 72q7.500-6 15 0t15 0 15 0 15 0" fill="none" stroke="#f4f1e8" stroke-width="3.500" stroke-linecap="round"/>
  <path d="M28 81q6.700-5 13.400 0t13.400 0 13.400 0" fill="none" stroke="#7fb7b0" stroke-width="3" stroke-linecap="round"/>
</svg>`;

export const logo = Buffer.from(LOGO).toString('base64');

export const letterhead = {
  address: { lines: ['Speicherstraße 12'], postalCode: '20457', city: 'Hamburg', country: 'Germany' },
  taxNumber: 'VAT DE 123 456 789',
  email: 'hello@harbour-pine.example',
  website: 'harbour-pine.example',
  footer: [
    'Harbour & Pine GmbH · Amtsgericht Hamburg HRB 12345 · Managing director: Ida Petersen',
    'Hafenbank Hamburg · IBAN DE02 1203 0000 0000 2020 51 · BIC HAFEDEHH',
  ].join('\n'),
};
