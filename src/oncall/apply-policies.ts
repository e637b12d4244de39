import { canonicalJson, fail, newId, parseDuration } from '#base';
import type { Context } from '#journal';
import { authorise, organizationStream, type Actor } from '#people';
import { z } from 'zod';
import { policiesApplied } from './model/entries.ts';
import type { PolicyLevel } from './model/policy.ts';
import { replacePolicies, selectPolicies } from './oncall-store.ts';

const policyInput = z.object({
  name: z.string().trim().min(1).max(200),
  team: z.string().optional(),
  levels: z
    .array(z.object({ who: z.array(z.string().min(1)).min(1).max(50), after: z.string() }))
    .min(1)
    .max(20),
});
export type PolicyInput = z.input<typeof policyInput>;

function levelsOf(policy: z.output<typeof policyInput>): readonly PolicyLevel[] {
  const timed = policy.levels
    .map((level) => ({
      ...level,
      afterMs:
        parseDuration(level.after) ?? fail('invalid-input', `policy ${policy.name}: ${level.after} is not a duration (for example PT15M)`),
    }))
    .toSorted((a, b) => a.afterMs - b.afterMs);
  return timed.map(({ who, afterMs }, index) => ({
    level: index + 1,
    who: who.map((target) => target.replace(/^(schedule|person|role|team):\s*/, '')).join(', '),
    targets: who,
    // Somebody is paged at once, whatever the first line says.
    afterMs: index === 0 ? 0 : afterMs,
    untilMs: timed[index + 1]?.afterMs ?? null,
    isAssumed: false,
    line: null,
  }));
}

/** Makes the organisation's escalation policies those of its workspace. Running escalations keep the one they started with. */
export async function applyPolicies(
  context: Context,
  actor: Actor,
  organizationId: string,
  policies: readonly PolicyInput[],
): Promise<void> {
  authorise(actor, 'organization.manage', organizationId);
  const parsed = policies.map((policy) => policyInput.parse(policy));
  await context.store.transaction(async (tx) => {
    const stored = await selectPolicies(tx, organizationId);
    const wanted = parsed.map((policy) => ({
      id: stored.find(({ name }) => name === policy.name)?.id ?? newId('policy', context.clock.now()),
      name: policy.name,
      team: policy.team ?? null,
      levels: levelsOf(policy),
    }));
    if (canonicalJson(stored) === canonicalJson(wanted)) return;
    await replacePolicies(tx, organizationId, wanted);
    await context.journal.append(tx, {
      entry: policiesApplied,
      stream: organizationStream(organizationId),
      actor,
      data: { policies: wanted.map(({ name }) => name) },
    });
  });
}
