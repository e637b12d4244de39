import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from './compile-document.ts';

beforeAll(() => initCommands());

describe('headings', () => {
  it.each(['## Solution {#solution}', '## Solution {: #solution .wide }'])(
    '%s is called without what it carries for the page',
    (heading) => {
      const { runbooks } = compileDocument({
        file: 'gate.md',
        source: `# Gate stuck\n\n## Symptoms\n\n- dark\n\n${heading}\n\n1. Push it\n`,
      });
      expect(runbooks[0]?.sections.map((section) => [section.heading, section.kind])).toContainEqual(['Solution', 'mitigation']);
    },
  );

  it('front matter below the title is no heading', () => {
    const { runbooks } = compileDocument({
      file: 'gate.md',
      source: '# Gate stuck\n\n---\nowner: gates\nreviewed: 2026-01-02\n---\n\n## Symptoms\n\n- dark\n\n## Resolution\n\n1. Push it\n',
    });
    expect(runbooks.flatMap(({ sections }) => sections.map((section) => section.heading))).toEqual(['Symptoms', 'Resolution']);
  });

  it('a talk about incidents is neither a post-mortem nor full of sections that its headings name in passing', () => {
    const slides = Array.from(
      { length: 50 },
      (_, index) => `### Slide about gate ${'ABCDE'[index % 5]}${index}\n\nA responder calls the incident commander.\n`,
    );
    const { runbooks } = compileDocument({
      file: 'talk.md',
      source: `# Gate course\n\n${slides.join('\n')}\n### Let us resolve this in ten minutes\n\nSaid no stakeholder.\n\n### Follow-up\n\nAsk.\n\n### Post-mortem\n\nWrite.\n`,
    });
    const kindOf = (heading: string) => runbooks[0]?.sections.find((section) => section.heading.startsWith(heading))?.kind;
    expect([kindOf('Slide about gate A0'), kindOf('Let us resolve'), kindOf('Follow-up')]).toEqual(['other', 'other', 'post-incident']);
  });

  it.each(['Resources', '**Command Template:**'])('what stands under %s to be typed is a step', (heading) => {
    const title = heading.startsWith('*') ? heading : `## ${heading}`;
    const { runbooks } = compileDocument({
      file: 'gate.md',
      source: `# Open the gate\n\n## Prerequisites\n\n- a key\n\n${title}\n\n\`\`\`bash\nkubectl top nodes\n\`\`\`\n`,
    });
    const steps = runbooks.flatMap(({ sections }) => sections.flatMap((section) => section.steps));
    expect(steps.flatMap(({ commands }) => commands.map(({ text }) => text))).toEqual(['kubectl top nodes']);
  });

  const kindsOf = (file: string, source: string): Record<string, string> =>
    Object.fromEntries(
      compileDocument({ file, source }).runbooks.flatMap(({ sections }) => sections.map(({ heading, kind }) => [heading, kind])),
    );

  it('an entry in a list of documents says where one is, whatever it is called', () => {
    const entries = '## Gate Repair\n\n`gate-repair.md`\n\nMends the gate.\n\n## Lamp Diagnosis\n\n[lamp.md](lamp.md)\n';
    expect(kindsOf('README.md', `# Gate handbook\n\n${entries}\n## Gate Recovery\n\n1. Push it\n`)).toEqual({
      'Gate Repair': 'reference',
      'Lamp Diagnosis': 'reference',
      'Gate Recovery': 'mitigation',
    });
  });

  it('each heading below a group of alerts is what a link of an alert leads to', () => {
    const parts = '### Symptoms\n\n- dark\n\n### Mitigation\n\n1. Push it\n\n';
    const group = '## Lamp alerts\n\n### LampDark\n\nSee the handbook of the lamp.\n\n### LampLoose\n\nChange the lamp.\n';
    const { runbooks } = compileDocument({
      file: 'gates.md',
      source: `# Runbooks of the gates\n\n## GateOpen\n\n${parts}## GateSlow\n\n${parts}${group}`,
    });
    expect(runbooks.map(({ title, kind }) => [title, kind])).toEqual([
      ['GateOpen', 'alert'],
      ['GateSlow', 'alert'],
      ['LampDark', 'alert'],
      ['LampLoose', 'alert'],
    ]);
  });

  it.each([
    ['Gate stuck', '## Trigger\n\nThe gate has not moved for 5 minutes.\n\n', 'alert'],
    ['Gate stuck alert', '', 'alert'],
    ['Gate stuck', '', 'symptom'],
  ])('%s is somebody called for where the document says so: %s', (title, part, kind) => {
    const { runbooks } = compileDocument({
      file: 'gate.md',
      source: `# ${title}\n\n${part}## Symptoms\n\n- dark\n\n## Diagnosis\n\n1. Look at it\n\n## Mitigation\n\n1. Push it\n`,
    });
    expect(runbooks.map((each) => each.kind)).toEqual([kind]);
  });

  it('a resolution after the mitigation looks whether it holds, unless one below it mends', () => {
    const source = (below: string) =>
      `# Incident response process\n\n## Detection\n\n- dark\n\n## Triage\n\n1. Who?\n\n## Mitigation\n\n1. Push it\n\n## Resolution\n\n${below}\n## Post-mortem\n\n1. Write\n`;
    expect(kindsOf('process.md', source('1. It stays open\n'))['Resolution']).toBe('verification');
    expect(kindsOf('process.md', source('### Apply the fix\n\n1. Grease it\n'))['Resolution']).toBe('mitigation');
  });

  it.each([
    ['1. Check the gate\n2. Describe the lamp\n3. List the keys\n', 'diagnosis'],
    ['1. Check the gate\n2. Push it\n3. Grease it\n', 'mitigation'],
  ])('a part that only says "Playbook" is what its items tell: %s', (items, kind) => {
    const { runbooks } = compileDocument({
      file: 'gate.md',
      source: `# GateStuckOpen\n\n## Meaning\n\nOpen.\n\n## Impact\n\nWind.\n\n## Playbook\n\n${items}`,
    });
    expect(runbooks.map((each) => each.kind)).toEqual(['alert']);
    expect(runbooks[0]?.sections.find(({ heading }) => heading === 'Playbook')?.kind).toBe(kind);
  });

  it('a table of errors and what solves them is there to mend', () => {
    const table = '| Error | Solution |\n| --- | --- |\n| dark | change the lamp |\n';
    expect(kindsOf('gate.md', `# Gate guide\n\n## Common gate errors and solutions\n\n${table}`)).toEqual({
      'Common gate errors and solutions': 'mitigation',
    });
  });

  it.each(['**Fix:**', '**Fix**:', '**Fix** :'])('a paragraph whose last line is %s ends there', (label) => {
    const source = `# Gate stuck\n\n## Gate A\n\n**Symptoms**: it is dark\n${label}\n\n1. Push it\n`;
    expect(kindsOf('gate.md', source)).toMatchObject({ Symptoms: 'symptoms', Fix: 'mitigation' });
  });

  it.each([
    ['1. Monitor the gate\n2. Take the chocks away\n', 'verification'],
    ['1. Lift the gate\n2. Monitor it\n', 'mitigation'],
  ])('what recovers after the mitigation is the watch over it where it begins by looking: %s', (items, kind) => {
    const source = `# Gate stuck\n\n## Symptoms\n\n- dark\n\n## Mitigation\n\n1. Push it\n\n## Recovery\n\n${items}`;
    expect(kindsOf('gate.md', source)['Recovery']).toBe(kind);
  });

  it.each([
    ['1. Call everybody\n2. Write it down\n', 'other'],
    ['- the gate\n- the lamp\n', 'reference'],
  ])('responsibilities that are numbered are a list of what to do: %s', (items, kind) => {
    const source = `# Gate incident process\n\n## Gatekeeper responsibilities\n\n${items}\n## Triage\n\n1. Who?\n\n## Mitigation\n\n1. Push it\n`;
    expect(kindsOf('process.md', source)['Gatekeeper responsibilities']).toBe(kind);
  });

  it('how to contribute is material', () => {
    expect(kindsOf('CONTRIBUTING.md', '# Contributing\n\n## Issue triage\n\n- Label it\n\n## Acceptance\n\n- Tests\n')).toEqual({
      'Issue triage': 'reference',
      Acceptance: 'reference',
    });
  });

  it('troubles in a quick reference are looked at and mended, each by what it holds', () => {
    const look = '### Gate Timeouts\n\n```bash\nkubectl get pods -n gates\n```\n';
    const mend = '### Memory Pressure\n\n```bash\nkubectl rollout restart deployment/gate -n gates\n```\n';
    expect(
      kindsOf('oncall.md', `# Gate on-call\n\n## Escalation\n\n- Ana\n\n## Common Scenarios Quick Reference\n\n${look}\n${mend}`),
    ).toMatchObject({ 'Gate Timeouts': 'diagnosis', 'Memory Pressure': 'mitigation' });
  });

  it('what a numbered step of a procedure shows is to be typed in, not looked up', () => {
    const settings = '```nginx\nlisten 80;\n```\n';
    expect(kindsOf('gate.md', `# Open the gate\n\n## 1. Install\n\n1. Get it\n\n## 2. The wide gate\n\n${settings}`)).toMatchObject({
      '2. The wide gate': 'other',
    });
  });

  it('what prevents something by changing it mends, though it stands among the causes', () => {
    const stop = '```bash\nsystemctl stop postgresql\n```\n';
    expect(kindsOf('gate.md', `# Gate stuck\n\n## Troubleshooting\n\n### Split Brain Prevention\n\n${stop}`)).toMatchObject({
      'Split Brain Prevention': 'mitigation',
    });
  });
});
