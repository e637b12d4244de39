import { describe, expect, test } from 'vitest';
import { chooseSeverity, findSeverity } from './choose-severity.ts';
import type { Severity } from './incident.ts';

const level = (label: string, name: string, rank: number): Severity => ({
  label,
  name,
  rank,
  response: 'PT15M',
  responseText: '15 minutes',
  line: 3,
});
const scheme = [level('P1', 'Critical', 1), level('P2', 'High', 2), level('P3', 'Medium', 3), level('P4', 'Low', 4)];

describe('the severity of a new incident', () => {
  test.each([
    [['P1'], null, 'P1'],
    [['P2', 'P3'], 'critical', 'P2'],
    [['P2', 'P3'], 'warning', 'P3'],
    [['P2', 'P3'], null, 'P2'],
    [[], 'critical', 'P1'],
    [[], 'warning', 'P3'],
    [[], null, 'P2'],
  ])('runbook states %j, alert says %s: %s', (stated, hint, expected) => {
    expect(chooseSeverity({ scheme, stated, hint }).severity?.label).toBe(expected);
  });

  test('a document without a scheme keeps its own word', () => {
    expect(chooseSeverity({ scheme: [], stated: ['CRITICAL'], hint: null }).severity).toMatchObject({
      label: 'CRITICAL',
      rank: 0,
      response: null,
    });
  });

  test('labels are found however they are spaced', () => {
    expect(findSeverity([level('SEV 1', 'Critical', 1)], 'sev1')?.rank).toBe(1);
    expect(findSeverity(scheme, 'medium')?.label).toBe('P3');
  });
});
