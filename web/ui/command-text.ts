import { nounAndVerb } from '../../src/adapters/http/routes.ts';

/** A command or query as people read it: sales-order.edit-lines → Sales order: edit lines; other words as they are. */
export function commandText(name: string): string {
  if (!/^[\w-]+\.[\w-]+$/.test(name)) return name;
  const [noun, verb] = nounAndVerb(name).map((part) => part.replaceAll('-', ' ')) as [string, string];
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}: ${verb}`;
}
