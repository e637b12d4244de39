import { fail } from '#base';
import type { ActorRef } from '#journal';

export const roles = ['admin', 'commander', 'responder', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Everything that a verb may ask leave for. */
export const permissions = [
  'organization.read',
  'organization.manage',
  'incident.declare',
  'incident.respond',
  'incident.command',
  'incident.override',
  'step.run',
  'step.approve',
  'message.send',
  'postmortem.write',
  'oncall.override',
  'page.send',
] as const;
export type Permission = (typeof permissions)[number];

const responder: readonly Permission[] = [
  'organization.read',
  'incident.declare',
  'incident.respond',
  'incident.command',
  'step.run',
  'step.approve',
  'message.send',
  'postmortem.write',
  'oncall.override',
  'page.send',
];

const granted: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  admin: new Set(permissions),
  commander: new Set([...responder, 'incident.override']),
  responder: new Set(responder),
  viewer: new Set(['organization.read']),
};

/** Who acts, and what they may do where. `'*'` stands for every organisation. */
export interface Actor extends ActorRef {
  readonly grants: readonly { readonly organizationId: string; readonly role: Role }[];
}

/** Tocsin itself may do everything; it is never reachable from outside. */
export function asSystem(ref: ActorRef): Actor {
  return { ...ref, grants: [{ organizationId: '*', role: 'admin' }] };
}

export function may(actor: Actor, permission: Permission, organizationId: string): boolean {
  return actor.grants.some(
    (grant) => (grant.organizationId === '*' || grant.organizationId === organizationId) && granted[grant.role].has(permission),
  );
}

/** The roles that a permission comes with, the mightiest first. */
export const rolesThatMay = (permission: Permission): readonly Role[] => roles.filter((role) => granted[role].has(permission));

/**
 * Refuses with `not-permitted`; with `not-found` where the actor may not even know that the organisation exists.
 */
export function authorise(actor: Actor, permission: Permission, organizationId: string): void {
  if (may(actor, permission, organizationId)) return;
  if (!may(actor, 'organization.read', organizationId)) fail('not-found', 'there is nothing here that you may see');
  fail('not-permitted', `${actor.name} may not do this (${permission}); it takes the role ${rolesThatMay(permission).join(' or ')}`);
}
