import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from './compile-document.ts';

beforeAll(() => initCommands());

const compile = (source: string) => compileDocument({ file: 'team/test.md', source });
const stepsOf = (source: string) => compile(source).runbooks.flatMap((runbook) => runbook.sections.flatMap((section) => section.steps));

const one = (body: string): string =>
  `# Runbooks\n\n## Runbook: Queue Stuck\n\n**Alert:** \`QueueStuck\`\n**Severity:** P2\n\n### Mitigation\n\n${body}\n`;

describe('steps of a fence', () => {
  it('a comment opens a step; statements under it belong together, a sleep between them too', () => {
    const steps = stepsOf(
      one(
        '```bash\n# 1. Look\nkubectl get pods -n q\n\n# 2. Down and up\nkubectl scale deploy/q --replicas=0 -n q\nsleep 5\nkubectl scale deploy/q --replicas=3 -n q\n```',
      ),
    );
    expect(steps.map(({ title, number, line, endLine, commands }) => [title, number, line, endLine, commands.length])).toEqual([
      ['Look', 1, 12, 12, 1],
      ['Down and up', 2, 15, 17, 3],
    ]);
    expect(steps[1]?.commands.map(({ line }) => line)).toEqual([15, 16, 17]);
  });

  it('comments with nothing below are instructions for a person', () => {
    const steps = stepsOf(one('```bash\n# Open the dashboard\n# Look at the queue panel\n\n# Then\nkubectl get pods -n q\n```'));
    expect(steps.map(({ kind, source }) => [kind, source])).toEqual([
      ['manual', '# Open the dashboard\n# Look at the queue panel'],
      ['command', 'kubectl get pods -n q'],
    ]);
  });

  it('what a statement should print is no title of the next one', () => {
    const steps = stepsOf(
      '```bash\nkubectl get pods\n\n# Expected: all gates are up\n# If one is not: look at its log\nkubectl logs gate\n```',
    );
    expect(steps.map(({ kind, title, condition }) => [kind, title, condition])).toEqual([
      ['command', null, null],
      ['manual', 'Expected: all gates are up', null],
      ['command', 'If one is not: look at its log', 'If one is not'],
    ]);
  });

  it('conditions and options come from comments', () => {
    const steps = stepsOf(
      one(
        '```bash\n# Option 1: Restart (if stuck)\nkubectl rollout restart deploy/q -n q\n\n# Option 2: Scale up if overloaded\nkubectl scale deploy/q --replicas=9 -n q\n\n# Or roll back\nkubectl rollout undo deploy/q -n q\n```',
      ),
    );
    expect(steps.map(({ option, condition }) => [option, condition])).toEqual([
      ['Option 1', 'if stuck'],
      ['Option 2', 'if overloaded'],
      ['Option 3', null],
    ]);
  });

  it('PromQL, settings and program source in a shell fence are no commands', () => {
    const steps = stepsOf(
      one(
        '```bash\n# Rate\nsum(rate(http_requests_total{job="q"}[5m])) by (route)\n```\n\n```bash\n# In .env\nQUEUE_LIMIT=10  # was 100\nkubectl rollout restart deploy/q -n q\n```',
      ),
    );
    expect(steps.map(({ kind, language }) => [kind, language])).toEqual([
      ['query', 'promql'],
      ['config', null],
      ['command', 'bash'],
    ]);
  });

  it('the comments of a shell fence are those of the SQL in it, too', () => {
    const steps = stepsOf(one('```bash\npsql -d gates\n\n# Who waits\nSELECT 1;\n\n# Let go\nDELETE FROM waits WHERE id = 1;\n```'));
    expect(steps.map(({ title, line, commands }) => [title, line, commands.map(({ text, line: at }) => [text, at])])).toEqual([
      [null, 11, [['psql -d gates', 11]]],
      ['Who waits', 14, [['SELECT 1;', 14]]],
      ['Let go', 17, [['DELETE FROM waits WHERE id = 1;', 17]]],
    ]);
  });

  it('SQL fences give one query a statement', () => {
    const steps = stepsOf(one('```sql\n-- Count\nSELECT count(*) FROM jobs;\n\n-- End it\nSELECT pg_terminate_backend(<pid>);\n```'));
    expect(steps.map(({ title, kind, commands }) => [title, kind, commands[0]?.risk === 'read-only'])).toEqual([
      ['Count', 'query', true],
      ['End it', 'query', false],
    ]);
  });
});
