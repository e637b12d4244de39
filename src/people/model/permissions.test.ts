import { describe, expect, test } from 'vitest';
import { authorise, may, permissions, roles, type Actor, type Role } from './permissions.ts';

const actor = (role: Role, organizationId = 'org_a'): Actor => ({
  kind: 'person',
  id: 'per_1',
  name: 'Ana',
  grants: [{ organizationId, role }],
});

describe('who may do what', () => {
  test.each([
    ['admin', 'organization.manage', true],
    ['commander', 'incident.override', true],
    ['responder', 'incident.override', false],
    ['responder', 'step.approve', true],
    ['viewer', 'organization.read', true],
    ['viewer', 'incident.respond', false],
  ] as const)('%s, %s: %s', (role, permission, expected) => {
    expect(may(actor(role), permission, 'org_a')).toBe(expected);
  });

  test('a grant ends at the organisation', () => {
    for (const role of roles) for (const permission of permissions) expect(may(actor(role), permission, 'org_b')).toBe(false);
  });

  test('a stranger learns nothing, a colleague learns who could', () => {
    expect(() => authorise(actor('admin', 'org_b'), 'step.run', 'org_a')).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => authorise(actor('responder'), 'incident.override', 'org_a')).toThrow(/admin or commander/);
  });
});
