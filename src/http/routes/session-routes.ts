import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fail } from '#base';
import type { Context } from '#journal';
import { setPassword, signInWithLink, signInWithPassword, signOut, type Role } from '#people';
import { sessionCookie } from '../authenticate.ts';
import { endpoint, type Caller, type Endpoint } from '../endpoint.ts';
import { visibleOrganizations } from '../organization-of.ts';
import { createLimiter } from '../rate-limit.ts';
import { session, signInInput, type SessionView } from '../schemas/shared.ts';

const tag = 'Session';
const cookieLife = 30 * 86_400;

const cookieOptions = (isSecure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge: cookieLife }) as const;

export function sessionRoutes(context: Context, isSecure: boolean): Endpoint[] {
  const limiter = createLimiter({ clock: context.clock, attempts: 10, windowMs: 60_000 });

  async function view(caller: Caller): Promise<SessionView> {
    const visible = await visibleOrganizations(context, caller.actor);
    const roleIn = (id: string): Role =>
      caller.actor.grants.find((grant) => grant.organizationId === id || grant.organizationId === '*')?.role ?? 'viewer';
    return {
      person: { id: caller.actor.id, name: caller.actor.name, email: caller.person?.email ?? null },
      organizations: [...visible.values()].map(({ id, slug, name }) => ({ slug, name, role: roleIn(id) })),
    };
  }

  return [
    endpoint({
      method: 'POST',
      path: '/api/v1/session',
      summary: 'Sign in with e-mail address and password',
      tag,
      body: signInInput,
      answer: null,
      isPublic: true,
      async handle({ body, request, reply }) {
        // Per address and per sender, so that neither guessing one password nor spraying many gets far.
        if (!limiter.take(`email:${body.email.toLowerCase()}`) || !limiter.take(`ip:${request.ip}`)) {
          fail('overloaded', 'too many attempts to sign in; wait a minute');
        }
        const { token } = await signInWithPassword(context, body);
        void reply.setCookie(sessionCookie, token, cookieOptions(isSecure));
      },
    }),
    endpoint({ method: 'GET', path: '/api/v1/session', summary: 'Who am I', tag, answer: session, handle: ({ caller }) => view(caller) }),
    endpoint({
      method: 'DELETE',
      path: '/api/v1/session',
      summary: 'Sign out',
      tag,
      answer: null,
      async handle({ request, reply }) {
        const token = request.cookies[sessionCookie];
        if (token) await signOut(context, token);
        void reply.clearCookie(sessionCookie, { path: '/' });
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/session/password',
      summary: "Set one's own password",
      tag,
      body: z.object({ password: z.string().max(1000) }),
      answer: null,
      handle: ({ caller, body, request }) => setPassword(context, caller.actor, body.password, request.cookies[sessionCookie] ?? null),
    }),
  ];
}

/** The one-time link: signs in and goes to the page. A used link says so on the sign-in page. */
export function addSignInLink(server: FastifyInstance, context: Context, isSecure: boolean): void {
  server.get('/sign-in/:token', async (request, reply) => {
    const { token } = z.object({ token: z.string().max(200) }).parse(request.params);
    try {
      const opened = await signInWithLink(context, token);
      void reply.setCookie(sessionCookie, opened.token, cookieOptions(isSecure));
      return reply.header('cache-control', 'no-store').redirect('/', 303);
    } catch (error) {
      context.log.info({ error: error instanceof Error ? error.message : String(error) }, 'a sign-in link was refused');
      return reply.header('cache-control', 'no-store').redirect('/signed-out?link=used', 303);
    }
  });
}
