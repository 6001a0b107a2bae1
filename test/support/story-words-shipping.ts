/** A move of a story about shipments, in plain words: what it asks, and the name the shipment goes by from then on. */
export function shippingWords(
  words: string,
  ids: ReadonlyMap<string, string>,
): [command: string, input: object, name: string] | null {
  const match = (pattern: RegExp) => pattern.exec(words)?.slice(1) as string[] | undefined;
  let found = match(/^(?:(commit|pick|pack|ship) at once|save) shipment (\w+) of (\w) ([\d.]+)$/);
  if (found) {
    const [move, name, order, quantity] = found;
    const lines = [{ line: 1, quantity }];
    const input = { order: ids.get(order as string), lines };
    return ['shipment.create', move ? { ...input, move } : input, name as string];
  }
  found = match(/^edit shipment (\w+) to ([\d.]+)$/);
  if (found) {
    const [name, quantity] = found as [string, string];
    return ['shipment.edit', { ref: ids.get(name), lines: [{ line: 1, quantity }] }, name];
  }
  found = match(/^(commit|pick|pack|ship|reopen|delete) shipment (\w+)$/);
  if (!found) return null;
  const [move, name] = found as [string, string];
  return [`shipment.${move}`, { ref: ids.get(name) }, name];
}
