import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';

let it: Asking;
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test is about
type Offer = any;

before(async () => {
  it = await askingHouse();
  const product = (sku: string, name: string, price: string, more: object = {}) =>
    it.done('product.create', { sku, name, price, ...more });
  await product('MUG-BLUE', 'Blue mug', '12.50', {
    barcode: '4006381333931',
    taxRate: '19',
    decimals: 1,
    sellingUnits: [{ name: 'case', quantity: '12' }],
  });
  await product('MUG-RED', 'Red mug', '11.00', { taxRate: '7' });
  await product('4006', 'A pot with a number', '3.00');
  await product('POT', 'Mugs and pots', '9.00', { taxRate: '7' });
  await product('OLD-MUG', 'Old mug', '1.00');
  await it.done('product.deactivate', { ref: 'OLD-MUG' });
  await it.done('price-list.create', { code: 'TRADE', name: 'Trade', currency: 'EUR' });
  await it.done('price.set', { priceList: 'TRADE', product: 'MUG-BLUE', unitPrice: '8.75' });
  await it.done('customer.create', { number: 'C-1', name: 'Trader', priceList: 'TRADE' });
  await it.done('customer.create', { number: 'C-2', name: 'Exempt', taxRate: '0', currency: 'USD' });
  await it.done('location.create', { code: 'SOUTH', name: 'South' });
  await it.done('receipt.create', { location: 'MAIN', lines: [{ product: 'MUG-BLUE', quantity: '20' }] });
  await it.done('receipt.create', { location: 'SOUTH', lines: [{ product: 'MUG-RED', quantity: '4' }] });
  await it.done('sales-order.create', {
    customer: 'C-1',
    lines: [{ product: 'MUG-BLUE', quantity: '2.5' }],
    confirm: true,
  });
});
after(() => it?.house.close());

const offers = async (input: object): Promise<Offer[]> => (await it.ask('product-offer.list', input)).data;
const skus = async (input: object) => (await offers(input)).map(({ product }) => product);

test('an exact barcode or SKU comes first, then what begins so, then words in any order', async () => {
  assert.deepEqual(await skus({ search: '4006381333931' }), ['MUG-BLUE']);
  assert.deepEqual(await skus({ search: '4006' }), ['4006', 'MUG-BLUE']);
  assert.deepEqual(await skus({ search: 'mug' }), ['MUG-BLUE', 'MUG-RED', 'POT']);
  assert.deepEqual(await skus({ search: 'mug-red' }), ['MUG-RED']);
  assert.deepEqual(await skus({ search: 'mug blue' }), ['MUG-BLUE']);
  assert.deepEqual(await skus({ search: 'po' }), ['POT', '4006']);
  assert.deepEqual(await skus({ search: '%' }), []);
  assert.deepEqual(await skus({ search: 'mug', limit: 1 }), ['MUG-BLUE']);
});

test('what is not sold any more is not offered, and still found when it is named', async () => {
  assert.deepEqual(await skus({ search: 'old' }), []);
  assert.deepEqual(await skus({}), ['4006', 'MUG-BLUE', 'MUG-RED', 'POT']);
  const named = await offers({ product: ['POT', '4006381333931', 'OLD-MUG', 'NONE', 'POT'] });
  assert.deepEqual(
    named.map(({ product, active, matched }) => [product, active, matched]),
    [
      ['POT', true, 'POT'],
      ['MUG-BLUE', true, '4006381333931'],
      ['OLD-MUG', false, 'OLD-MUG'],
    ],
  );
});

test('the price, tax and units offered are those an order gets', async () => {
  for (const customer of ['C-1', 'C-2']) {
    const answer = await it.ask('product-offer.list', { product: ['MUG-BLUE', 'MUG-RED'], customer });
    const lines = answer.data.map(({ product, sellingUnits }: Offer) => ({
      product,
      quantity: '1',
      ...(sellingUnits[0] && { unit: sellingUnits[0].name }),
    }));
    const order = await it.done('sales-order.create', { customer, lines });
    assert.deepEqual(
      answer.data.map(({ unitPrice, taxRate }: Offer) => [unitPrice, taxRate]),
      order.lines.map((line: Offer) => [line.unitPrice, line.taxRate]),
    );
    assert.deepEqual([answer.currency, answer.location], [order.currency, order.location]);
  }
  const [blue] = await offers({ product: 'MUG-BLUE', customer: 'C-1' });
  assert.deepEqual([blue.unitPrice, blue.priceFrom, blue.decimals], ['8.75', 'price list', 1]);
});

test('stock is shown where the order would go to, or at the location asked for', async () => {
  const [blue, red] = await offers({ product: ['MUG-BLUE', 'MUG-RED'] });
  assert.deepEqual(blue.stock, {
    onHand: '20',
    allocated: '2.5',
    available: '17.5',
    availableToPick: '20',
    expected: '0',
  });
  assert.equal(red.stock.onHand, '0');
  const [south] = await offers({ product: 'MUG-RED', location: 'SOUTH' });
  assert.equal(south.stock.available, '4');
});

test('a customer, channel or location that is not there is said', async () => {
  const { desk } = it.house.assembly;
  for (const name of ['customer', 'channel', 'location']) {
    const found = await desk.query(it.house.actor, 'product-offer.list', { [name]: 'NOBODY' });
    assert.ok(!found.ok && found.problem.errors?.[0]?.pointer === `/${name}`, name);
  }
});
