export { ensureMember } from './ensure-member.ts';
export { ensureOrganization } from './ensure-organization.ts';
export { inviteMember } from './invite-member.ts';
export { organizationStream, personStream } from './model/entries.ts';
export { asSystem, authorise, may, rolesThatMay, type Actor, type Permission, type Role } from './model/permissions.ts';
export {
  selectGrants as readGrants,
  selectMembers as listMembers,
  selectOrganization as readOrganization,
  selectOrganizations as listOrganizations,
  selectPerson as readPerson,
  type Member,
  type Organization,
  type Person,
} from './people-store.ts';
export { actorOfSession, createSignInLink, setPassword, signInWithLink, signInWithPassword, signOut } from './sign-in.ts';
