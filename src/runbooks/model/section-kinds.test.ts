import { describe, expect, it } from 'vitest';
import type { SectionKind } from './document.ts';
import { kindWithin, sectionNameOf } from './section-kinds.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

describe('what a heading names', () => {
  it.each<[string, SectionKind | null, boolean]>([
    ['Resolution Steps', 'mitigation', true],
    ['🔍 Diagnosis', 'diagnosis', true],
    ['2.1 Initial Triage Questions', 'diagnosis', false],
    ['Part 3 — Contain', 'mitigation', true],
    ['Step 2: Verify that the queue is empty', 'verification', false],
    ['Mitigation Verification', 'verification', true],
    ['Escalation Contacts', 'escalation', true],
    ['Impact Assessment', 'impact', true],
    ['Detect & Analyze', 'diagnosis', true],
    ['Appendix A: Investigation queries', 'reference', true],
    ['Preparation — confirm what you look for', 'reference', true],
    ['Severity Levels', 'reference', true],
    ['What went well?', 'post-incident', true],
    ['When to Scale', 'symptoms', true],
    ['Queue Migration', 'other', true],
    ['Rollback Deployment', 'mitigation', false],
    ['诊断', 'diagnosis', true],
    ['Response', 'mitigation', true],
    ['Token Theft Response', 'mitigation', false],
    ['Initial Response', 'diagnosis', true],
    ['Severity: Low (P4)', 'reference', true],
    ['Order Flow Overview', 'reference', true],
    ['Purpose', 'reference', true],
    ['Introduction', 'symptoms', true],
    ['Introduction to the order desk', 'symptoms', true],
    ['Future work', 'reference', true],
    ['Initial Steps Overview', 'diagnosis', true],
    ['Further Information', 'reference', true],
    ['Parte I — Buenas prácticas', 'prevention', true],
    ['Establish the Timeline', 'diagnosis', true],
    ['Timeline Overview', 'reference', true],
    ['Failover Testing', 'verification', true],
    ['Test the new replica', 'verification', false],
    ['Post-Upgrade Checks', 'verification', true],
    ['Inform Customers', 'communication', true],
    ['Prevention Checklist', 'prevention', true],
    ['Troubleshooting Pointers', 'diagnosis', true],
    ['Reason', 'diagnosis', true],
    ['Prechecks', 'reference', true],
    ['Síntomas', 'symptoms', true],
    ['Diagnóstico inicial', 'diagnosis', false],
    ['Paso 3: Resolución', 'mitigation', true],
    ['Solução', 'mitigation', true],
    ['Vérification', 'verification', true],
    ['Behebung', 'mitigation', true],
    ['Ansprechpartner', 'escalation', true],
    ['Check Resolution', 'verification', true],
    ['Confirm that this is an incident', 'diagnosis', true],
    ['Fix the problem', 'mitigation', true],
    ['Service Desk Contact Information', 'escalation', true],
    ['Owner', 'reference', true],
    ['Sign-in page', null, false],
    ['"We had to restart the queue twice"', null, false],
    ['cart-query', null, false],
    ['Cart Service', null, false],
  ])('%s', (heading, kind, isWhole) => {
    const name = sectionNameOf(heading);
    expect([name?.kind ?? null, name?.isWhole ?? false]).toEqual([kind, isWhole]);
  });

  it.each<[string, SectionKind | null, SectionKind | null]>([
    ['Check the disk', 'mitigation', 'mitigation'],
    ['Check the disk', null, 'diagnosis'],
    ['Verify the alert', 'diagnosis', 'diagnosis'],
    ['Verify the fix', 'mitigation', 'verification'],
    ['Symptoms', 'mitigation', 'symptoms'],
    ['Solution', 'diagnosis', 'mitigation'],
    ['Escalation path', 'communication', 'escalation'],
    ['Resolve incident', 'communication', 'communication'],
    ['On-Call Rotation', 'symptoms', 'symptoms'],
    ['Harden the cluster', 'mitigation', 'prevention'],
    ['Common Issues', null, 'mitigation'],
    ['Common Issues', 'diagnosis', 'diagnosis'],
    ['Dashboards', 'diagnosis', 'diagnosis'],
    ['Related alerts', 'diagnosis', 'reference'],
    ['Queue Migration', 'mitigation', 'mitigation'],
    ['Notify the legal team', 'diagnosis', 'communication'],
    ['Document and communicate', 'mitigation', 'communication'],
    ['Customer notification delivery', 'mitigation', 'communication'],
    ['Notification queue', 'mitigation', 'mitigation'],
    ['Estimate the severity', null, 'diagnosis'],
    ['Degradation strategies', null, null],
    ['Selection strategy', null, 'reference'],
    ['Investigate the queue', 'mitigation', 'diagnosis'],
    ['Schema Verification', 'mitigation', 'verification'],
    ['Verify the cache', 'symptoms', 'diagnosis'],
    ['Rollback', 'verification', 'mitigation'],
    ['Environment Variables', 'prevention', 'reference'],
    ['Exception Scenarios', null, 'mitigation'],
    ['Some thing', null, null],
  ])('%s within %s is %s', (heading, around, kind) => {
    expect(kindWithin(heading, around)).toBe(kind);
  });

  it('long and hostile headings take no time', () => {
    const started = cpuMs();
    for (const heading of ['('.repeat(50_000), 'a '.repeat(50_000), 'A'.repeat(50_000), `${'post-'.repeat(39)}x`, ' '.repeat(199)]) {
      sectionNameOf(heading);
      kindWithin(heading, 'mitigation');
    }
    expect(cpuMs() - started).toBeLessThan(1_000);
  });
});
