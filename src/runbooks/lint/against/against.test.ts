import { beforeAll, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { compileDocument } from '../../compile-document.ts';
import { missingObjects, namedObjects } from './cluster.ts';
import { deadLinks, linkedAddresses } from './links.ts';
import { compareWithPrometheus } from './prometheus.ts';

beforeAll(() => initCommands());

const document = (fields: string, language: string, ...lines: readonly string[]) =>
  compileDocument({
    file: 'ops/cart-slow.md',
    source: `# Shop\n\n## Runbook: Cart Slow\n\n${fields}\n\n### Diagnosis\n\n\`\`\`${language}\n${lines.join('\n')}\n\`\`\`\n`,
  });

describe('prometheus', () => {
  const facts = (alertRules: readonly (readonly [string, string | null])[], ...metrics: readonly string[]) => ({
    address: 'http://prometheus:9090',
    alertRules: alertRules.map(([name, runbookUrl]) => ({ name, runbookUrl })),
    metrics: new Set(metrics),
  });
  const cart = document('**Alert:** `CartDown`', 'promql', 'rate(cart_errors_total[5m])');

  test.each<[string, readonly (readonly [string, string | null])[], readonly string[], readonly (readonly [string, string, number])[]]>([
    ['all is there', [['CartDown', null]], ['cart_errors_total'], []],
    [
      'an alert rule without a runbook',
      [
        ['CartDown', null],
        ['DiskFull', null],
      ],
      ['cart_errors_total'],
      [['against-alert-without-runbook', 'http://prometheus:9090', 1]],
    ],
    [
      'the same alert in two rules is one',
      [
        ['CartDown', null],
        ['DiskFull', null],
        ['DiskFull', null],
      ],
      ['cart_errors_total'],
      [['against-alert-without-runbook', 'http://prometheus:9090', 1]],
    ],
    [
      'an alert that the file is named after',
      [
        ['CartDown', null],
        ['CartSlow', null],
      ],
      ['cart_errors_total'],
      [],
    ],
    [
      'a runbook_url to the file',
      [
        ['CartDown', null],
        ['X', 'https://git.example.com/ops/cart-slow.md'],
      ],
      ['cart_errors_total'],
      [],
    ],
    [
      'a runbook_url to the heading',
      [
        ['CartDown', null],
        ['X', 'https://git.example.com/all.md#cart-slow'],
      ],
      ['cart_errors_total'],
      [],
    ],
    [
      'a runbook_url to elsewhere',
      [
        ['CartDown', null],
        ['X', 'https://git.example.com/other.md#x'],
      ],
      ['cart_errors_total'],
      [['against-alert-without-runbook', 'http://prometheus:9090', 1]],
    ],
    ['a runbook without a rule', [], ['cart_errors_total'], [['against-alert-without-rule', 'ops/cart-slow.md', 3]]],
    ['a metric that is not there', [['CartDown', null]], [], [['against-unknown-metric', 'ops/cart-slow.md', 10]]],
  ])('%s', (_, alertRules, metrics, expected) => {
    const found = compareWithPrometheus([cart], facts(alertRules, ...metrics));
    expect(found.map(({ rule, file, line }) => [rule, file, line])).toEqual(expected);
  });

  test('curl’s query is looked at, a shell command is none', () => {
    const asked = document('', 'bash', "curl -fG http://p:9090/api/v1/query --data-urlencode 'query=up == 0'", 'kubectl get pods -n shop');
    expect(compareWithPrometheus([asked], facts([])).map(({ message }) => message)).toEqual([expect.stringContaining('no metric up,')]);
  });
});

describe('cluster', () => {
  test.each<[string, readonly string[]]>([
    ['kubectl get deploy/cart -n shop', ['shop deployment/cart', 'namespace/shop']],
    ['kubectl -n shop logs deployment/cart --tail 100', ['shop deployment/cart', 'namespace/shop']],
    ['kubectl describe svc cart --namespace=shop', ['shop service/cart', 'namespace/shop']],
    ['kubectl get sts db', ['statefulset/db']],
    ['kubectl get pods -n shop', ['namespace/shop']],
    ['kubectl get pod/cart-7d9f -n shop', ['namespace/shop']],
    ['kubectl get deploy/<name> -n shop', ['namespace/shop']],
    ['kubectl get deploy/$NAME -n "$NAMESPACE"', []],
    ['kubectl rollout restart deployment cart -n shop', ['shop deployment/cart', 'namespace/shop']],
    ['kubectl exec deploy/cart -n shop -- ls deploy/other', ['shop deployment/cart', 'namespace/shop']],
    ['kubectl create deployment cart --image x', []],
    ['kubectl --context other get deploy/cart', []],
    ['kubectl get deploy/--all -n --x', []],
    ['helm status cart -n shop', []],
  ])('%s names %j', (line, expected) => {
    const objects = namedObjects([document('', 'bash', line)]).map(
      ({ object, namespace }) => `${namespace === null ? '' : `${namespace} `}${object}`,
    );
    expect(objects).toEqual(expected);
  });

  test('what is missing is said at each place, and a missing namespace once', () => {
    const objects = namedObjects([document('', 'bash', 'kubectl get deploy/cart -n shop', 'kubectl get deploy/desk -n gone')]);
    expect(missingObjects(objects.filter(({ object }) => !/shop/.test(object))).map(({ line, message }) => [line, message])).toEqual([
      [10, 'the cluster has no deployment/cart in the namespace shop'],
      [11, 'the cluster has no namespace/gone'],
    ]);
  });
});

describe('links', () => {
  const files = [
    { file: 'a.md', source: 'See [one](https://docs.acme.io/x#part) and\n<https://docs.acme.io/x>.\n\n[two]: http://wiki.acme.io/y\n' },
  ];

  test.each([
    ['[a](https://example.com/x)', 0],
    ['[a](https://docs.acme.io/{id})', 0],
    ['[a](https://docs.acme.io/<id>)', 0],
    ['[a](https://docs.acme.io/$ID)', 0],
    ['[a](http://localhost:3000)', 0],
    ['[a](mailto:a@acme.io)', 0],
    ['[a](other.md)', 0],
    ['```bash\ncurl https://docs.acme.io\n```', 0],
    ['https://docs.acme.io/y', 1],
  ])('%s: %i to ask', (source, expected) => {
    expect(linkedAddresses([{ file: 'a.md', source }])).toHaveLength(expected);
  });

  test('an address is asked once, and its places are all named', () => {
    const links = linkedAddresses(files);
    expect(links.map(({ address, places }) => [address, places.map(({ line }) => line)])).toEqual([
      ['https://docs.acme.io/x', [1, 2]],
      ['http://wiki.acme.io/y', [4]],
    ]);
    const answers = links.map((link) => ({ link, answer: { kind: 'dead' as const, why: 'answers 404' } }));
    expect(deadLinks(answers).map(({ line, message }) => [line, message])).toEqual([
      [1, 'https://docs.acme.io/x answers 404'],
      [2, 'https://docs.acme.io/x answers 404'],
      [4, 'http://wiki.acme.io/y answers 404'],
    ]);
  });
});
