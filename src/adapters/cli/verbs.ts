import { type Command, Option } from 'commander';
import type { Command as Act } from '../../command/command.ts';
import type { Query } from '../../command/query.ts';
import type { Registry } from '../../command/registry.ts';
import { nounAndVerb, plural } from '../http/routes.ts';
import { ask } from './ask.ts';
import { exampleLine } from './example-line.ts';
import { type Field, fieldsOf } from './fields.ts';
import { perform } from './perform.ts';

/** Shorter names for what is typed most. */
const SHORT: Readonly<Record<string, string>> = {
  'sales-order': 'order',
  'order-channel': 'channel',
  'purchase-order': 'po',
};

/** Every command and query as `allot noun verb`, made from the registry: nothing is written down per command. */
export function addVerbs(program: Command, registry: Registry): void {
  const groups = new Map<string, Command>();
  const groupOf = (noun: string): Command => {
    const known = groups.get(noun);
    if (known) return known;
    // A verb of its own may have the name already: `allot email invoice …` beside `allot email list`.
    const own = program.commands.find((one) => one.name() === noun);
    const group = own ?? program.command(noun).helpGroup('What Allot can do:');
    if (SHORT[noun]) group.alias(SHORT[noun]);
    groups.set(noun, group);
    return group;
  };
  for (const command of registry.commands.values()) addCommand(groupOf, command);
  for (const query of registry.queries.values()) addQuery(groupOf, query);
  for (const [noun, group] of groups) group.description(group.description() || describe(noun, group));
}

const describe = (noun: string, group: Command): string =>
  `${plural(noun).replaceAll('-', ' ')}: ${group.commands.map((verb) => verb.name()).join(', ')}`;

function addCommand(groupOf: (noun: string) => Command, act: Act): void {
  const [noun, verb] = nounAndVerb(act.name);
  const fields = fieldsOf(act.input);
  const command = groupOf(noun).command(verb).description(act.sentence);
  addFields(command, fields, true);
  command
    .option('--plan', 'show what it would do, and do nothing')
    .option('--apply-plan <id>', 'do what that plan showed, unless something changed meanwhile')
    .option('--key <text>', 'do it once: the same key again gives the same answer');
  const line = exampleLine(act.name, fields, act.example ?? {});
  command.addHelpText('after', `\nExample:\n  ${line}${act.example ? `\n  ${line} --plan` : ''}`);
  command.action((...args) => perform(act, fields, refOf(fields, args), command));
}

function addQuery(groupOf: (noun: string) => Command, query: Query): void {
  const [noun, verb] = nounAndVerb(query.name);
  const fields = fieldsOf(query.input);
  const command = groupOf(noun).command(verb).description(query.sentence);
  addFields(command, fields, false);
  if (query.paged) command.option('--all', 'every page instead of one');
  command.addHelpText('after', `\nExample:\n  ${exampleLine(query.name, fields, {})}`);
  command.action((...args) => ask(query, fields, refOf(fields, args), command));
}

const refOf = (fields: readonly Field[], args: readonly unknown[]): string | undefined =>
  hasRef(fields) ? (args[0] as string | undefined) : undefined;
const hasRef = (fields: readonly Field[]): boolean => fields.some((field) => field.name === 'ref');

function addFields(command: Command, fields: readonly Field[], writes: boolean): void {
  const ref = fields.find((field) => field.name === 'ref');
  if (ref) command.argument(ref.required && !writes ? '<ref>' : '[ref]', ref.about);
  for (const field of fields) if (field !== ref) command.addOption(optionFor(field));
  if (fields.some((field) => field.kind === 'nested' || field.parts.length)) {
    command.option('--data <json>', 'the whole input as JSON, or @file, or @- for standard input');
  }
  for (const field of fields) {
    if (field.kind === 'yes-or-no') command.addOption(new Option(`--no-${field.flag}`).hideHelp());
  }
}

/** Required ones are not required here: `--data` may hold them, and the answer says what is missing. */
function optionFor(field: Field): Option {
  const words = [field.about, field.required ? 'required' : '', field.clearable ? "'' clears it" : ''];
  if (field.kind === 'yes-or-no' && field.about.includes('true unless said'))
    words.push(`--no-${field.flag} says no`);
  const about = words.filter(Boolean).join('; ');
  if (field.kind === 'yes-or-no') return new Option(`--${field.flag}`, about);
  if (field.kind === 'list') {
    const item = field.parts.length ? 'name=value,…' : 'value';
    const more = [about, 'may be repeated'].filter(Boolean).join('; ');
    return new Option(`--${field.flag} <${item}>`, more).argParser(collected);
  }
  const option = new Option(`--${field.flag} <${placeholder(field)}>`, about);
  return field.choices.length && !field.clearable ? option.choices([...field.choices]) : option;
}

const collected = (text: string, before: string[] | undefined): string[] => [...(before ?? []), text];

const placeholder = ({ kind, about, parts }: Field): string => {
  if (kind === 'integer') return 'number';
  if (kind === 'nested') return parts.length ? 'name=value,…' : 'json';
  return about.includes('YYYY-MM-DD') ? 'day' : 'text';
};
