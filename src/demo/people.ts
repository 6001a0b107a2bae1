/** Whom the demo company buys from and sells to. */
export const suppliers = [
  {
    name: 'Emaljverket Småland AB',
    address: { city: 'Växjö', country: 'SE' },
    currency: 'EUR',
    leadDays: 21,
  },
  {
    name: 'Blue Hill Mills Ltd',
    address: { city: 'Kilkenny', country: 'IE' },
    currency: 'EUR',
    leadDays: 28,
  },
  {
    name: 'Reepschlägerei Hansen',
    address: { city: 'Hamburg', country: 'DE' },
    currency: 'EUR',
    leadDays: 10,
  },
  { name: 'Savonnerie du Phare', address: { city: 'Brest', country: 'FR' }, currency: 'EUR', leadDays: 14 },
  {
    name: 'Torrefazione Porto Vecchio',
    address: { city: 'Trieste', country: 'IT' },
    currency: 'EUR',
    leadDays: 7,
  },
  { name: 'Stolarnia Bałtyk', address: { city: 'Gdańsk', country: 'PL' }, currency: 'EUR', leadDays: 35 },
];

export const brokers = [
  { name: 'Harbour Agency', feePercent: '5', email: 'desk@harbour-agency.example' },
  { name: 'Nordlys Agentur', feePercent: '3.5', email: 'post@nordlys.example' },
];

export interface Buyer {
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly terms: string;
  /** Tax rate in per cent; goods that leave the country carry none. */
  readonly tax: string;
  readonly wholesale: boolean;
  readonly broker?: number;
  readonly shelfLifeDays?: number;
  readonly creditLimit?: string;
}

// Name | city | country | terms | tax | marks: w wholesale price list, bN broker, sN days of shelf life, lN credit limit
const BUYERS = `
Kontor & Krämer GmbH|Bremen|DE|net 30|19|w
Die Gute Stube|Leipzig|DE|net 14|19|
Küstenkind Lübeck|Lübeck|DE|net 30|19|w
Feinkost Baumann|München|DE|net 30|19|w s60
Hafencafé Rostock|Rostock|DE|on receipt|19|s30
Maison Lefèvre|Lyon|FR|net 45|0|w b0
L'Épicerie du Canal|Paris|FR|net 30|0|s45
Bottega del Porto|Genova|IT|net 30|0|
Casa Alcántara|Sevilla|ES|net 60|0|w
Loja do Cais|Porto|PT|net 30|0|
Winkel aan de Gracht|Utrecht|NL|net 14|0|
Brød & Te|Aarhus|DK|net 30|0|b1 s60
Skärgårdsboden|Göteborg|SE|net 30|0|w b1
Sjøhuset Bergen|Bergen|NO|prepaid|0|b1
Kahvila Majakka|Helsinki|FI|net 14|0|b1
Sklep Pod Latarnią|Kraków|PL|net 30|0|
Obchod U Přístavu|Praha|CZ|net 30|0|
Παντοπωλείο Το Λιμάνι|Θεσσαλονίκη|GR|net 45|0|
Лавка у моря|Варна|BG|prepaid|0|
متجر المرفأ|دبي|AE|prepaid|0|w
חנות הנמל|חיפה|IL|prepaid|0|
港町雑貨店|横浜市|JP|prepaid|0|w s90
항구상점|부산|KR|prepaid|0|
海港雜貨|基隆|TW|prepaid|0|
Harbour Street Provisions|Halifax, NS|CA|net 30|0|w b0
Marktstand am Fischmarkt|Hamburg|DE|net 14|19|l500`;

export const buyers: readonly Buyer[] = BUYERS.trim()
  .split('\n')
  .map((row) => {
    const [name = '', city = '', country = '', terms = '', tax = '', marks = ''] = row.split('|');
    const broker = /\bb(\d)/.exec(marks)?.[1];
    const shelf = /\bs(\d+)/.exec(marks)?.[1];
    const limit = /\bl(\d+)/.exec(marks)?.[1];
    return {
      name,
      city,
      country,
      terms,
      tax,
      wholesale: /\bw\b/.test(marks),
      ...(broker && { broker: Number(broker) }),
      ...(shelf && { shelfLifeDays: Number(shelf) }),
      ...(limit && { creditLimit: `${limit}.00` }),
    };
  });
