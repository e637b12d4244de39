import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runTocsin } from '../run-tocsin.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-against-'));
let server: Server;
let address: string;
const asked: string[] = [];

// A small outside world: pages, redirects, and the two answers of a Prometheus.
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const path = request.url ?? '';
    const json = (data: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ status: 'success', data }));
    if (path.startsWith('/api/v1/rules')) json({ groups: [{ rules: [{ type: 'alerting', name: 'DiskFull', annotations: {} }] }] });
    else if (path.startsWith('/api/v1/label/')) json(['up']);
    else if (path === '/here') response.end('here');
    else if (path === '/get-only') response.writeHead(request.method === 'GET' ? 200 : 405).end();
    else if (path === '/long') response.end('x'.repeat(request.method === 'GET' ? 100_000 : 0));
    else if (path === '/moved') response.writeHead(302, { location: '/here' }).end();
    else if (path === '/circle') response.writeHead(302, { location: '/circle' }).end();
    else if (path === '/private') response.writeHead(403).end();
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(content: string): string {
  writeFileSync(join(folder, 'cart.md'), content);
  return join(folder, 'cart.md');
}
const findings = (out: string) =>
  (JSON.parse(out) as { rule: string; line: number; message: string }[]).filter(({ rule }) => rule.startsWith('against-'));
const lint = (...args: readonly string[]) => runTocsin('runbook', 'lint', '--format', 'json', '--fail-on', 'never', ...args);

describe('links', () => {
  const page = () =>
    ['/here', '/get-only', '/long', '/moved', '/private', '/gone', '/circle'].map((path) => `- [${path}](${address}${path})`).join('\n');

  test('what answers is there, also behind a redirect, a sign-in or a server that knows no HEAD', async () => {
    const { out, errors } = await lint(file(`# Links\n\n${page()}\n`), '--against', 'links', '--allow-private-addresses');
    expect(findings(out).map(({ line, message }) => [line, message])).toEqual([
      [8, `${address}/gone answers 404`],
      [9, `${address}/circle redirects more than 5 times`],
    ]);
    expect(errors).toContain('--against links: 7 addresses asked');
  });

  test('addresses of private nets are not asked', async () => {
    asked.length = 0;
    const { out, errors } = await lint(file(`# Links\n\n${page()}\n`), '--against', 'links');
    expect(asked).toEqual([]);
    expect(findings(out)).toEqual([]);
    expect(errors).toMatch(/cart\.md:3:1: http:\S+\/here was not asked: .*private net/);
  });
});

describe('prometheus', () => {
  test('says what each side lacks', async () => {
    const path = file('# Shop\n\n## Runbook: Cart Slow\n\n**Alert:** `CartSlow`\n\n### Diagnosis\n\n```promql\ncart_errors_total\n```\n');
    const { out, exitCode } = await lint(path, '--against', `prometheus=${address}`);
    expect(exitCode).toBe(0);
    expect(
      findings(out)
        .map(({ rule }) => rule)
        .toSorted(),
    ).toEqual(['against-alert-without-rule', 'against-alert-without-runbook', 'against-unknown-metric']);
    const sarif = await runTocsin('runbook', 'lint', path, '--format', 'sarif', '--against', `prometheus=${address}`);
    expect(JSON.parse(sarif.out)).toMatchObject({ version: '2.1.0' });
  });

  test('a suppression counts, and is not called unused when nothing is compared', async () => {
    const path = file(
      '<!-- tocsin-ignore-file against-alert-without-rule: raised by the mail gateway -->\n\n# Shop\n\n## Runbook: Cart Slow\n\n**Alert:** `CartSlow`\n',
    );
    const compared = JSON.parse((await lint(path, '--against', `prometheus=${address}`)).out) as { rule: string; suppressed: unknown }[];
    expect(compared.find(({ rule }) => rule === 'against-alert-without-rule')?.suppressed).toEqual({
      reason: 'raised by the mail gateway',
      line: 1,
    });
    expect((await lint(path)).out).not.toContain('suppression-unused');
  });

  test.each([
    ['what is no Prometheus', () => `${address}/here`, /Prometheus cannot be asked: it answers 404/],
    ['nobody', () => 'http://127.0.0.1:1', /Prometheus cannot be asked: .*; check the address/],
  ])('%s fails and says why', async (_, url, expected) => {
    expect(await lint(file('# x\n'), '--against', `prometheus=${url()}`)).toMatchObject({
      exitCode: 1,
      errors: expect.stringMatching(expected),
    });
  });
});

describe('cluster', () => {
  const path = process.env['PATH'];
  afterEach(() => void (process.env['PATH'] = path));
  const kubectl = (script: string) => {
    writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'kubectl'), 0o755);
    process.env['PATH'] = `${folder}${delimiter}${path ?? ''}`;
  };
  const runbook = () =>
    file('# Shop\n\n## Cart Slow\n\n### Diagnosis\n\n```bash\nkubectl get deploy/cart -n shop\nkubectl get deploy/desk -n shop\n```\n');

  test('names what is not there, and only ever gets', async () => {
    kubectl(`echo "$@" >> ${join(folder, 'calls')}\ncase "$2" in deployment/desk) ;; *) echo "$2" ;; esac`);
    const { out, errors } = await lint(runbook(), '--against', 'cluster');
    expect(findings(out).map(({ line, message }) => [line, message])).toEqual([
      [9, 'the cluster has no deployment/desk in the namespace shop'],
    ]);
    expect(errors).toContain('--against cluster: 3 objects looked up');
  });

  test('a cluster that does not answer fails', async () => {
    kubectl('echo "Unable to connect to the server" >&2\nexit 1');
    expect(await lint(runbook(), '--against', 'cluster')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('Unable to connect to the server; check'),
    });
  });

  test('without kubectl it is skipped, and says so', async () => {
    process.env['PATH'] = join(folder, 'nothing');
    expect(await lint(runbook(), '--against', 'cluster')).toMatchObject({
      exitCode: 0,
      errors: '--against cluster: skipped: kubectl is not installed here',
    });
  });
});

test.each([['prometheus'], ['prometheus=ftp://x'], ['moon']])('--against %s is wrong use', async (value) => {
  expect(await lint(file('# x\n'), '--against', value)).toMatchObject({ exitCode: 2 });
});
