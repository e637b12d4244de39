import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../../compile-document.ts';
import { runbook } from './example.ts';
import { rules } from './index.ts';
import type { RuleInput } from './rule.ts';
import { ruleInputOf } from './rule-input.ts';
import { cpuMs } from '../../../../test/timing/cpu-ms.ts';

beforeAll(() => initCommands());

const length = 24_000;
/** What a careless expression goes back and forth over. */
const bits = [
  'kubectl ',
  'kubectl get ',
  'kubectl logs -l ',
  'redis-cli ',
  'curl -s ',
  'ssh -a ',
  'node -a ',
  'psql -c "',
  'deployment/a ',
  'pod/a-0 ',
  '-l a=b ',
  '| grep ',
  '| - ',
  "'",
  '"',
  '`',
  '](#',
  '[',
  '{a',
  '<a ',
  '(',
  '\\',
  ' ',
  '\n',
  '# a ',
  '>> /tmp/',
  'https://a.',
  'a.',
  'a-',
  '1',
  'xxx_',
  '=',
  'Token: ',
  'select a, ',
  'pg_locks ',
  'a and b or ',
  'rate(a_bucket{',
  '?query=select%20',
  'Ã',
];
const before = ['', 'kubectl get pods '];

/** One runbook in which every text is this one. */
function filledWith(text: string, pattern: RuleInput): RuleInput {
  const steps = pattern.steps.map((place) => {
    const commands = place.step.commands.map((command) => ({ ...command, text }));
    const step = { ...place.step, title: text, source: text, commands };
    const section = {
      ...place.section,
      heading: text,
      items: [{ text, line: 1 }],
      steps: [step, { ...step, kind: 'manual' as const, commands: [] }],
    };
    return { step, section, runbook: { ...place.runbook, title: text, slaText: text, alertText: text, team: text, sections: [section] } };
  });
  return ruleInputOf({ ...pattern.document, runbooks: steps.map((place) => place.runbook) }, text, steps);
}

describe.each(rules)('$id', ({ check }) => {
  it('takes no longer than the length asks for', () => {
    const source = runbook(
      '```bash\nkubectl get pods\n```\n\n```sql\nSELECT 1;\n```',
      '**Alert:** `A`\n**SLA:** P1 - 1 hour\n**Team:** B\n',
    );
    const document = compileDocument({ file: 'x.md', source });
    const pattern = ruleInputOf(document, source);
    expect(pattern.steps.length).toBeGreaterThan(1);
    for (const prefix of before)
      for (const bit of bits) {
        const text = (prefix + bit.repeat(Math.ceil(length / bit.length))).slice(0, length);
        const start = cpuMs();
        check(filledWith(text, pattern));
        // A quadratic one takes a second; the margin is for a busy machine.
        expect(cpuMs() - start, `${prefix}${bit}`).toBeLessThan(800);
      }
  });
});
