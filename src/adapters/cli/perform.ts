import type { Command } from 'commander';
import type { Command as Act } from '../../command/command.ts';
import { isId } from '../../kernel/id.ts';
import { exitCodeOf, usageFailure } from './exit.ts';
import type { Field } from './fields.ts';
import { type House, inHouse } from './house.ts';
import { rawInput } from './raw-input.ts';
import { settingsOf } from './settings.ts';
import { showDone } from './show/done.ts';
import { showPlan } from './show/plan.ts';
import { printJson, showProblem } from './show/print.ts';

/** Runs a command of the registry: does it, plans it, or applies a plan of it. */
export async function perform(
  act: Act,
  fields: readonly Field[],
  ref: string | undefined,
  command: Command,
): Promise<void> {
  const settings = settingsOf(command);
  const options = command.opts();
  const planId: string | undefined = options['applyPlan'];
  if (planId !== undefined) return applyPlan(planId, command);
  const needed = fields.find((field) => field.name === 'ref' && field.required);
  const raw = rawInput(fields, ref, options);
  if (needed && raw['ref'] === undefined) {
    throw usageFailure(
      `say which: allot ${act.name.replace('.', ' ')} <ref>`,
      `allot ${act.name.replace('.', ' ')} --help`,
    );
  }
  await inHouse(settings, (house) =>
    options['plan']
      ? plan(house, act.name, raw, settings.json)
      : act_(house, act.name, raw, options['key'], settings.json),
  );
}

async function plan(house: House, name: string, raw: unknown, json: boolean): Promise<void> {
  const planned = await house.desk.plan(house.actor, name, raw);
  if (!planned.ok) return showProblem(planned.problem, json);
  const { outcome } = planned.value;
  if (json) printJson(planned.value);
  else if (outcome.refused) showProblem(outcome.problem, false);
  else showPlan(planned.value, outcome);
  if (outcome.refused) process.exitCode = exitCodeOf(outcome.problem);
}

async function act_(
  house: House,
  name: string,
  raw: unknown,
  key: string | undefined,
  json: boolean,
): Promise<void> {
  const verdict = await house.desk.command(house.actor, name, raw, { key: key ?? null });
  if (!verdict.ok) return showProblem(verdict.problem, json);
  const view = await house.desk.view(house.actor, verdict);
  if (json) printJson(view);
  else showDone(name, verdict, view);
}

/** `allot apply <plan>`, and `--apply-plan` of every command. */
export async function applyPlan(id: string, command: Command): Promise<void> {
  const settings = settingsOf(command);
  if (!isId(id)) throw usageFailure(`"${id}" is not the id of a plan`);
  await inHouse(settings, async (house) => {
    const verdict = await house.desk.apply(house.actor, id);
    if (!verdict.ok) return showProblem(verdict.problem, settings.json);
    const view = await house.desk.view(house.actor, verdict);
    if (settings.json) printJson(view);
    else showDone('plan applied', verdict, view);
  });
}
