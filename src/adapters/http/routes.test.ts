import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { registry } from '../../trades.ts';
import { commandRoute, fieldsOf, plural, queryRoute, routesOf } from './routes.ts';

const about = z.strictObject({ ref: z.string() });
const anew = z.strictObject({ name: z.string() });
const command = (name: string, input: z.ZodType) => {
  const { method, path } = commandRoute(name, input);
  return `${method} ${path}`;
};
const query = (name: string, input: z.ZodType) => {
  const { method, path } = queryRoute(name, input);
  return `${method} ${path}`;
};

test('commands become routes by their verb and by whether they have a ref', () => {
  assert.equal(command('sales-order.create', anew), 'POST /v1/sales-orders');
  assert.equal(command('sales-order.update', about), 'PATCH /v1/sales-orders/{ref}');
  assert.equal(command('sales-order.delete', about), 'DELETE /v1/sales-orders/{ref}');
  assert.equal(command('sales-order.confirm', about), 'POST /v1/sales-orders/{ref}/confirm');
  assert.equal(command('sales-order.import', anew), 'POST /v1/sales-orders/import');
  assert.equal(command('stock.receive', anew), 'POST /v1/stock/receive');
  assert.equal(command('organisation.update', anew), 'PATCH /v1/organisation');
});

test('queries become routes by what they answer', () => {
  assert.equal(query('sales-order.list', anew), 'GET /v1/sales-orders');
  assert.equal(query('sales-order.get', about), 'GET /v1/sales-orders/{ref}');
  assert.equal(query('sales-order.timeline', about), 'GET /v1/sales-orders/{ref}/timeline');
  assert.equal(query('sales-order.late', anew), 'GET /v1/sales-orders/late');
  assert.equal(query('organisation.get', about), 'GET /v1/organisation');
});

test('nouns have the plural people expect', () => {
  assert.equal(plural('category'), 'categories');
  assert.equal(plural('bay'), 'bays');
  assert.equal(plural('address'), 'addresses');
  assert.equal(plural('price-list'), 'price-lists');
});

test('a ref is found behind refinements, transformations and unions', () => {
  const other = z.strictObject({ lines: z.array(z.string()) });
  assert.deepEqual([...fieldsOf(about.refine(() => true))], ['ref']);
  assert.deepEqual([...fieldsOf(about.transform((input) => input.ref))], ['ref']);
  assert.deepEqual([...fieldsOf(z.union([about, other]))], ['ref', 'lines']);
  assert.deepEqual([...fieldsOf(about.and(other))], ['ref', 'lines']);
  assert.deepEqual([...fieldsOf(z.preprocess((raw) => raw, about))], ['ref']);
});

test('a name is a noun and a verb', () => {
  assert.throws(() => command('confirm', about), /not named noun\.verb/);
  assert.throws(() => command('sales.order.confirm', about), /not named noun\.verb/);
});

test('every command and query of the house has a route of its own', () => {
  const routes = routesOf(registry);
  const names = routes.map((route) => route.name);
  assert.deepEqual(names, [...registry.commands.keys(), ...registry.queries.keys()]);
  assert.ok(names.length > 30);
});
