import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runTocsin } from '../run-tocsin.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'cart.md');
writeFileSync(
  path,
  '# Shop\n\n## Runbook: Cart Slow\n\n**Alert:** `CartSlow`\n**Severity:** P2\n\n### Symptoms\n\n- Error rate > 5%\n\n### Diagnosis\n\n```promql\ncart_queue_length > 100\n```\n',
);

describe('rules export', () => {
  test('prints rules, and what could not be derived on standard error', async () => {
    const { out, errors, exitCode } = await runTocsin('rules', 'export', path, '--runbook-url-base', 'https://git.example.com/main');
    expect(exitCode).toBe(0);
    expect(out).toContain('- alert: CartSlow\n        expr: cart_queue_length > 100\n        labels:\n          severity: P2\n');
    // The folder is elsewhere: what is published is what is below it.
    expect(out).toContain('runbook_url: https://git.example.com/main/cart.md#runbook-cart-slow');
    expect(errors).toMatch(/cart\.md:10:1: not derived: Error rate > 5%: /);
  });

  test('writes a file', async () => {
    const output = join(folder, 'alerts.yaml');
    expect(await runTocsin('rules', 'export', path, '--output', output)).toMatchObject({
      exitCode: 0,
      out: `${output}: 1 rule; 1 could not be derived`,
    });
    expect(readFileSync(output, 'utf8')).toMatch(/^# Made by `tocsin rules export`/);
    expect(await runTocsin('rules', 'export', path, '--output', join(folder, 'no', 'where'))).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('where:1:1: cannot be written: '),
    });
  });

  test('answers JSON', async () => {
    const { out, errors } = await runTocsin('rules', 'export', path, '--json');
    expect(errors).toBe('');
    expect(JSON.parse(out)).toMatchObject({
      rules: [{ alert: 'CartSlow', expr: 'cart_queue_length > 100', runbookUrl: expect.stringContaining('cart.md#runbook-cart-slow') }],
      notDerived: [{ line: 10, what: 'Error rate > 5%' }],
    });
  });

  test('help has an example', async () => {
    expect(await runTocsin('rules', 'export', '--help')).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('promtool check rules'),
    });
  });
});
