import { defineEntry } from '#journal';
import { z } from 'zod';
import { roles } from './permissions.ts';

export const personJoined = defineEntry(
  'people.joined',
  z.object({ personId: z.string(), name: z.string(), role: z.enum(roles) }),
  (data) => ({ text: `${data.name} joined as ${data.role}`, tone: 'neutral' }),
);
export const signedIn = defineEntry(
  'people.signed-in',
  z.object({ personId: z.string(), by: z.enum(['link', 'password']) }),
  (data, actor) => ({ text: `${actor.name} signed in by ${data.by}`, tone: 'neutral' }),
);
export const organizationFounded = defineEntry('people.organization-founded', z.object({ slug: z.string(), name: z.string() }), (data) => ({
  text: `${data.name} was set up`,
  tone: 'neutral',
}));

/** The stream of what concerns an organisation as a whole. */
export const organizationStream = (organizationId: string) => `organization:${organizationId}`;
/** The stream of what concerns one person's access. */
export const personStream = (personId: string) => `person:${personId}`;
