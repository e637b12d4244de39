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
});
