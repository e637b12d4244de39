import { fail } from '#base';
import { incidentStream } from '#incidents';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { z } from 'zod';
import { valuesSet } from './model/entries.ts';
import type { StepValue } from './model/plan-step.ts';
import { fitsType } from './model/value-patterns.ts';
import type { RunView } from './model/view.ts';
import { loadState } from './load-run.ts';
import { updateStep, upsertSecret, voidApprovals } from './run-store.ts';
import { workOnStep, type StepInput } from './work-on-step.ts';

const valuesInput = z.object({ values: z.record(z.string(), z.string().max(4096)) });

/**
 * Fills parameters in; an empty value takes one back. Approvals of the step become void, because what was approved
 * is not what would run. Read-only steps of the run that want the same thing and have nothing yet get the value too.
 */
export async function setValues(
  context: Context,
  actor: Actor,
  input: StepInput & { values: Readonly<Record<string, string>> },
): Promise<RunView> {
  const { values } = valuesInput.parse(input);
  return workOnStep(context, actor, { ...input, permission: 'step.run', action: 'values' }, async ({ tx, about, loaded, stored, run }) => {
    const parameters = new Map(loaded.step.parameters.map((parameter) => [parameter.name, parameter]));
    const unknown = Object.keys(values).filter((name) => !parameters.has(name));
    if (unknown.length > 0)
      fail('invalid-input', 'this step has no such parameter', {
        fields: unknown.map((name) => ({ field: `values.${name}`, message: 'no such parameter' })),
      });
    const withNul = Object.entries(values).filter(([, value]) => value.includes('\u0000'));
    if (withNul.length > 0)
      fail('invalid-input', 'a value may not hold a NUL character', {
        fields: withNul.map(([name]) => ({ field: `values.${name}`, message: 'holds a NUL character' })),
      });
    const next: Record<string, StepValue> = { ...stored.values };
    const open: Record<string, string> = {};
    const secrets: string[] = [];
    for (const [name, value] of Object.entries(values)) {
      if (value === '') {
        delete next[name];
        open[name] = '(none)';
      } else if (parameters.get(name)?.secret) {
        await upsertSecret(tx, { ...input, name, value });
        next[name] = { value: null, source: `typed by ${actor.name}` };
        secrets.push(name);
      } else {
        next[name] = { value, source: `typed by ${actor.name}` };
        open[name] = value;
      }
    }
    const voidedApprovals = await voidApprovals(tx, input, context.clock.now());
    await updateStep(tx, input, { values: next, rejection: null });
    const others = await loadState(tx, input.runId);
    for (const other of others.stored.values()) {
      const target = run.steps.get(other.stepId);
      if (!target || other.stepId === input.stepId || target.traits.risk !== 'read-only') continue;
      const fitting = target.step.parameters.filter(
        ({ name, type, secret }) =>
          !secret &&
          other.values[name] === undefined &&
          open[name] !== undefined &&
          values[name] !== '' &&
          parameters.get(name)?.type === type &&
          fitsType(type, values[name] ?? ''),
      );
      if (fitting.length === 0) continue;
      const added = Object.fromEntries(
        fitting.map(({ name }) => [name, { value: values[name] ?? '', source: `typed by ${actor.name} in another step` }]),
      );
      await updateStep(tx, other, { values: { ...other.values, ...added } });
    }
    await context.journal.append(tx, {
      entry: valuesSet,
      stream: incidentStream(about.incidentId),
      actor,
      data: { ...about, values: open, secrets, voidedApprovals },
    });
  });
}
