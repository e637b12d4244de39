import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { fail } from '#base';
import type { Context } from '#journal';
import { actorOfSession } from '#people';
import type { Caller } from './endpoint.ts';

export const sessionCookie = 'tocsin_session';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether this is the administrator's token, compared in constant time. */
export function isAdminToken(token: string, adminToken: string | null): boolean {
  return adminToken !== null && timingSafeEqual(digest(token), digest(adminToken));
}

export function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/**
 * Who asks: a bearer token, or a session cookie. With a cookie a change needs the header `x-tocsin-csrf`,
 * which another site cannot send without asking us first (and we never say yes).
 */
export async function authenticate(context: Context, adminToken: string | null, request: FastifyRequest): Promise<Caller> {
  const bearer = bearerOf(request);
  if (bearer !== null) {
    if (!isAdminToken(bearer, adminToken)) fail('not-authenticated', 'this token is not known');
    return {
      actor: { kind: 'token', id: 'admin-token', name: 'API token', grants: [{ organizationId: '*', role: 'admin' }] },
      person: null,
    };
  }
  const cookie = request.cookies[sessionCookie];
  const session = cookie ? await actorOfSession(context, cookie) : null;
  if (!session)
    fail('not-authenticated', 'sign in first: use the link that Tocsin printed at its start, or your e-mail address and password');
  if (request.method !== 'GET' && request.method !== 'HEAD' && request.headers['x-tocsin-csrf'] === undefined) {
    fail('not-permitted', 'a change by session needs the header x-tocsin-csrf');
  }
  return session;
}
