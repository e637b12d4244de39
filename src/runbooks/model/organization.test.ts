import { describe, expect, it } from 'vitest';
import { ownershipOf } from './organization.ts';
import { outlineOf } from './outline.ts';
import { parseMarkdown } from './parse-markdown.ts';

const read = (source: string) => {
  const root = outlineOf(parseMarkdown(source).tree);
  const { organization, product } = ownershipOf(root.children[0]?.text ?? '', root, source);
  return [organization, product];
};

describe('whose document it is', () => {
  it.each<[string, string, (string | null)[]]>([
    ['a name in the title', '# Acme - Incident Runbooks\n', ['Acme', null]],
    ['a name with the kind of thing', '# Acme Web Shop Platform - Incident Runbooks\n', ['Acme', 'Acme Web Shop Platform']],
    [
      'the opening',
      '# Incident Response Runbook\n\n## Overview\n\nHow we mend the Acme Books platform.\n\nIt is for the Acme Books platform.\n',
      ['Acme Books', 'Acme Books platform'],
    ],
    [
      'an address and a workload',
      '# Runbook\n\nSee https://grafana.acmeshop.io\n\n```\nkubectl get deployment/acmeshop-api\n```\n',
      ['acmeshop', null],
    ],
    [
      'the same, with capitals in the prose',
      '# Runbook\n\nAcmeShop is slow: https://grafana.acmeshop.io\n\n```\nkubectl get po -n acmeshop\n```\n',
      ['AcmeShop', null],
    ],
    ['a subject after the word runbook', '# Runbook: Secrets Rotation\n', [null, null]],
    ['a trouble before it', '# Database Issues - Runbook\n', [null, null]],
    ['a playbook about a subject', '# Incident Response Playbook: Lost Keys\n', [null, null]],
    [
      'an address that stands for any',
      '# Runbook\n\nSee https://grafana.yourdomain.tld\n\n```\nkubectl get po -n yourdomain\n```\n',
      [null, null],
    ],
    ['an address of a vendor', '# Runbook\n\nSee https://api.stripe.com\n\n```\nkubectl get deployment/stripe-proxy\n```\n', [null, null]],
    ['a product of others', '# Runbook\n\nThis is for the OpenShift platform.\n', [null, null]],
  ])('%s', (_, source, wanted) => {
    expect(read(source)).toEqual(wanted);
  });
});
