import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../compile-document.ts';
import { hostsIn, systemsIn } from './systems.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

beforeAll(() => initCommands());
const compile = (source: string) => compileDocument({ file: 'team/facts.md', source });

it('whom a runbook escalates to in its fields is a route of its own', () => {
  const field = (words: string) =>
    compile(`# R\n\n## Runbook: Door Stuck\n\n**Alert:** \`DoorStuck\`\n${words}\n\n### Symptoms\n\n- Shut\n`).routes;
  expect(field('**Escalation:** after 20 min page the night lead')).toEqual([
    { from: 'Door Stuck', kind: 'topic', to: ['night lead'], after: 'PT20M', line: 6 },
  ]);
  expect(field('**Escalate to:** @porter after 1 hour')).toMatchObject([{ to: ['@porter'], after: 'PT1H' }]);
  expect(field('**Escalation:** see below')).toEqual([]);
});

it('a level that is called like a system is none', () => {
  const text = 'Page for S3 only by day.\nCopy it to the S3 bucket.\naws s3 ls\ns3://parcels/x\n';
  const linesWith = (labels: readonly string[]) => systemsIn(text, labels).find(({ name }) => name === 'AWS S3')?.lines;
  expect(linesWith(['S3'])).toEqual([2, 3, 4]);
  expect(linesWith([])).toEqual([1, 2, 3, 4]);
});

describe('what a document says about itself', () => {
  it('metadata, history, contents, categories of action items', () => {
    const document = compile(
      '# Shop Runbooks\n\n**Version:** 2.1\n**Owner:** Night Crew\n**Alert:** no field of the document\n\n## Table of Contents\n\n1. [Doors](#doors)\n\n## Doors\n\n### Symptoms\n\n- Shut\n\n## Windows\n\n### Symptoms\n\n- Open\n\n' +
        '## Afterwards\n\n### Action Item Categories\n\n- **Stop:** never again\n- **See:** sooner\n\n## Document History\n\n| Version | Date | Author | Changes |\n|---|---|---|---|\n| 2.1 | 2026-02-03 | Kim | Windows |\n',
    );
    expect(document.metadata).toEqual([
      { key: 'Version', value: '2.1', line: 3 },
      { key: 'Owner', value: 'Night Crew', line: 4 },
    ]);
    expect(document.contents).toEqual({
      line: 7,
      endLine: 9,
      entries: 1,
      missing: [
        { title: 'Windows', line: 17 },
        { title: 'Afterwards', line: 23 },
        { title: 'Document History', line: 30 },
      ],
    });
    expect(document.actionItemCategories).toEqual([
      { name: 'Stop', text: 'never again', line: 27 },
      { name: 'See', text: 'sooner', line: 28 },
    ]);
    expect(document.history).toEqual([{ version: '2.1', date: '2026-02-03', author: 'Kim', changes: 'Windows', line: 34 }]);
  });

  it('front matter and a table of two columns are metadata too', () => {
    expect(compile('---\nowner: crew\n---\n# R\n\n| Key | Value |\n|---|---|\n| Reviewed | 2026-01-02 |\n').metadata).toEqual([
      { key: 'owner', value: 'crew', line: 2 },
      { key: 'Reviewed', value: '2026-01-02', line: 8 },
    ]);
  });

  it('links have the name that the text gives them, else that of the tool', () => {
    const { links } = compile(
      '# R\n\n## Runbook: Door Stuck\n\n### Diagnosis\n\n- Look at the [door board](https://grafana.shop.example/d/1)\n- Update the status page: https://status.shop.example\n\n```bash\nopen https://kibana.shop.example/app\n```\n\n## Tools & Links\n\n- **Gate**: `ssh guard@<gate>`\n',
    );
    expect(links).toEqual([
      { name: 'door board', url: 'https://grafana.shop.example/d/1', command: null, line: 7 },
      { name: 'status page', url: 'https://status.shop.example', command: null, line: 8 },
      { name: 'Kibana', url: 'https://kibana.shop.example/app', command: null, line: 11 },
      { name: 'Gate', url: null, command: 'ssh guard@<gate>', line: 16 },
    ]);
  });

  it('namespaces and objects are those that commands name', () => {
    const { namespaces, objects } = compile(
      '# R\n\n## Runbook: Door Stuck\n\n### Mitigation\n\n```bash\nkubectl exec -it -n doors latch-0 -c main -- ls /tmp\nkubectl rollout restart deploy/hinge -n doors\nkubectl get secret door-key -n doors\nkubectl get pods -A -l app=hinge\nkubectl create secret generic spare-key --from-literal=a=b\ncurl http://gate.walls.svc.cluster.local\n```\n',
    );
    expect(namespaces?.map(({ name, lines }) => [name, lines])).toEqual([
      ['doors', [8, 9, 10]],
      [null, [11]],
      ['walls', [13]],
    ]);
    expect(objects?.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'pod latch-0',
      'deployment hinge',
      'secret door-key',
      'selector app=hinge',
      'secret spare-key',
    ]);
  });
});

it('a name that a template fills in is one word', () => {
  const { namespaces, objects } = compile('# R\n\n## Mitigation\n\n```bash\nkubectl logs {{ latch }} -n {{ doors }}\n```\n');
  expect([namespaces?.map(({ name }) => name), objects?.map(({ name }) => name)]).toEqual([['{{doors}}'], ['{{latch}}']]);
});

describe('systems and hosts', () => {
  it.each<[string, [string, number[]][]]>([
    ['psql -c x\nask PostgreSQL', [['PostgreSQL', [1, 2]]]],
    [
      'kubectl exec redis-0 -- redis-cli ping',
      [
        ['Kubernetes', [1]],
        ['Redis', [1]],
      ],
    ],
    ['oc get pods\nthe oc is nothing', [['OpenShift', [1]]]],
    ['curl https://shop.example/healthz', [['Application endpoint', [1]]]],
    ['ask the ICO, icon and legalese', [['ICO', [1]]]],
  ])('%j', (text, wanted) => {
    expect(systemsIn(text).map(({ name, lines }) => [name, lines])).toEqual(wanted);
  });

  it('hosts are those of addresses, and names of three parts', () => {
    expect(
      hostsIn('see https://a.example/x, ask b@mail.example, ping c.d.example, read notes.txt e.g. today').map(({ name }) => name),
    ).toEqual(['a.example', 'mail.example', 'c.d.example']);
  });

  it.each([`${'a.'.repeat(100_000)}`, `${'https://'.repeat(50_000)}`, `${'kubectl '.repeat(50_000)}`, `${'redis\n'.repeat(50_000)}`])(
    'hostile text is read in time',
    (text) => {
      const started = cpuMs();
      systemsIn(text);
      hostsIn(text);
      expect(cpuMs() - started).toBeLessThan(2_000);
    },
  );
});
