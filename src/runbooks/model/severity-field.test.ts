import { describe, expect, it } from 'vitest';
import type { CompiledSeverity } from './document.ts';
import { severitiesIn } from './severity-field.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

const level = (label: string, rank: number): CompiledSeverity => ({
  label,
  name: null,
  rank,
  response: null,
  responseText: null,
  examples: [],
  escalation: [],
  line: 1,
});
const schemeOf = (...labels: readonly string[]): readonly CompiledSeverity[] => labels.map((label, index) => level(label, index + 1));

describe('what a severity field names', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['P1', [], ['P1']],
    ['P2 - High', [], ['P2']],
    ['SEV-2', [], ['SEV-2']],
    ['sev2', [], ['SEV2']],
    ['Sev 2', [], ['SEV2']],
    ['Tier 1', [], ['Tier 1']],
    ['sev2', ['Sev-1', 'Sev-2'], ['Sev-2']],
    ['Severity 2', ['SEV1', 'SEV2'], ['SEV2']],
    ['2', ['SEV1', 'SEV2'], ['SEV2']],
    ['2', [], []],
    ['P2-P4', [], ['P2', 'P3', 'P4']],
    ['P1/P2/P4', [], ['P1', 'P2', 'P4']],
    ['P1 or P2', [], ['P1', 'P2']],
    ['Critical/High', [], ['Critical', 'High']],
    ['High | Medium', [], ['High', 'Medium']],
    ['Low to medium', [], ['Low', 'medium']],
    ['P2 (P1 if parcels are lost)', [], ['P2', 'P1']],
    ['P2 → P1 if it lasts', [], ['P2', 'P1']],
    ['Medium -> High after an hour', ['High', 'Medium'], ['Medium', 'High']],
    ['warning (> 70%), critical (> 90%)', [], ['warning', 'critical']],
    ['High (low at night, high by day)', [], ['High']],
    ['High (P1)', [], ['High']],
    ['High (P1)', ['P1', 'P2'], ['P1']],
    ['High, major parcels wait', [], ['High']],
    ['P1, not P0', [], ['P1']],
    ['🔴 Critical', [], ['Critical']],
    ['page', [], ['page']],
    ['Not critical', [], []],
    ['N/A (Proactive)', [], []],
    ['depends on the customer', [], []],
    ['P95', [], []],
    ['', [], []],
  ])('%j with %j is %j', (text, labels, wanted) => {
    expect(severitiesIn(text, schemeOf(...labels))).toEqual(wanted);
  });

  it.each(['('.repeat(50_000), 'P1 or '.repeat(10_000), 'P1 ('.repeat(10_000)])('long fields are read in time', (text) => {
    const started = cpuMs();
    severitiesIn(text, schemeOf('P1'));
    expect(cpuMs() - started).toBeLessThan(300);
  });
});
