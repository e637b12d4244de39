import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSignInLink, ensureMember, ensureOrganization, readGrants, setPassword, signInWithLink } from '#people';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { adminToken, openHttp } from './http.fixture.ts';

let house: TestHouse;
let http: Awaited<ReturnType<typeof openHttp>>;
let session: string;
beforeAll(async () => {
  house = await createTestHouse();
  http = await openHttp(house);
  session = (await signInWithLink(house.context, await createSignInLink(house.context, house.ana.id, 60_000))).token;
});
afterAll(async () => {
  await http.close();
  await house.close();
});

const bearer = { authorization: `Bearer ${adminToken}` };
const cookie = () => ({ cookie: `tocsin_session=${session}` });
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const methods: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const isMethod = (text: string): text is Method => methods.includes(text);

/** Every route of the server, from its own listing: `├── /api/v1/home (GET, HEAD)`, nested by the parts of the address. */
function routes(): { method: Method; path: string }[] {
  const parents: string[] = [];
  return http.server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const match = /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line);
      if (!match) return [];
      const depth = (match[1] ?? '').length / 4;
      const path = `${depth === 0 ? '' : (parents[depth - 1] ?? '')}${match[2] ?? ''}`;
      parents[depth] = path;
      return (match[3] ?? '')
        .split(', ')
        .filter(isMethod)
        .map((method) => ({ method, path }));
    });
}
const filled = (path: string) => path.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'org' ? 'acme' : `${name}_unknown`));
const ask = (method: Method, path: string, headers: Record<string, string> = {}) =>
  http.server.inject({
    method,
    url: filled(path),
    headers: { ...headers, ...(method === 'GET' || method === 'DELETE' ? {} : { 'content-type': 'application/json' }) },
    ...(method === 'GET' || method === 'DELETE' ? {} : { payload: '{}' }),
  });

describe('who may ask', () => {
  // Signing in, and the description of the API, which says nothing about anybody.
  const open = new Set(['POST /api/v1/session', 'GET /api/openapi.json']);
  test('nothing under /api answers a stranger but signing in', async () => {
    const api = routes().filter(({ path }) => path.startsWith('/api/'));
    expect(api.length).toBeGreaterThan(50);
    for (const { method, path } of api.filter((route) => !open.has(`${route.method} ${route.path}`))) {
      const strangers: Record<string, string>[] = [
        {},
        { authorization: 'Bearer wrong' },
        { cookie: 'tocsin_session=wrong', 'x-tocsin-csrf': '1' },
        { authorization: 'Basic Og==' },
      ];
      for (const headers of strangers) {
        const response = await ask(method, path, headers);
        expect(response.statusCode, `${method} ${path} ${JSON.stringify(headers)}`).toBe(401);
        expect(response.json()).toMatchObject({ code: 'not-authenticated', status: 401 });
      }
    }
  });

  test('no change goes through by a session alone: it needs the header that other sites cannot send', async () => {
    const changes = routes().filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/') && !open.has(`${method} ${path}`));
    expect(changes.length).toBeGreaterThan(20);
    for (const { method, path } of changes) {
      const response = await ask(method, path, cookie());
      expect([response.statusCode, response.json<{ code: string }>().code], `${method} ${path}`).toEqual([403, 'not-permitted']);
    }
    expect((await ask('GET', '/api/v1/session', cookie())).statusCode).toBe(200);
  });

  test('an unknown key opens no way in for alerts', async () => {
    for (const { method, path } of routes().filter(({ path: address }) => address.startsWith('/integrations/'))) {
      expect((await ask(method, path.replace(':kind', 'alertmanager'))).statusCode, path).toBe(401);
    }
  });

  test('the administrator’s token sees everything; a person what is theirs', async () => {
    const other = await ensureOrganization(house.context, house.system, { slug: 'other', name: 'Other' });
    const slugs = (response: { json(): unknown }) => (response.json() as { items: { slug: string }[] }).items.map(({ slug }) => slug);
    expect(slugs(await ask('GET', '/api/v1/organizations', bearer))).toEqual(['acme', 'other']);
    expect(slugs(await ask('GET', '/api/v1/organizations', cookie()))).toEqual(['acme']);
    for (const part of [
      'incidents',
      'alerts',
      'runbooks',
      'people',
      'oncall',
      'integrations',
      'action-items',
      'status-page',
      'schedules',
      'escalation-policies',
    ]) {
      expect((await ask('GET', `/api/v1/organizations/${other.slug}/${part}`, cookie())).statusCode, part).toBe(404);
      expect((await ask('GET', `/api/v1/organizations/acme/${part}`, cookie())).statusCode, part).toBe(200);
    }
  });

  test('an invitation never becomes a way into an organisation that the inviter does not manage', async () => {
    const elsewhere = await ensureOrganization(house.context, house.system, { slug: 'elsewhere', name: 'Elsewhere' });
    const victim = await ensureMember(house.context, house.system, {
      organizationId: elsewhere.id,
      name: 'Vera',
      email: 'vera@elsewhere.example',
      role: 'admin',
    });
    const mallory = await ensureMember(house.context, house.system, {
      organizationId: house.organization.id,
      name: 'Mallory',
      email: 'mallory@acme.example',
      role: 'admin',
    });
    const { token } = await signInWithLink(house.context, await createSignInLink(house.context, mallory.id, 60_000));
    const invite = (email: string) =>
      http.server.inject({
        method: 'POST',
        url: '/api/v1/organizations/acme/people',
        headers: { cookie: `tocsin_session=${token}`, 'x-tocsin-csrf': '1' },
        payload: { name: 'Mine now', email, role: 'viewer' },
      });
    const refused = await invite('Vera@elsewhere.example');
    expect([refused.statusCode, refused.body.includes('sign-in/')]).toEqual([409, false]);
    expect(await readGrants(house.context.store.db, victim.id)).toEqual([{ organizationId: elsewhere.id, role: 'admin' }]);
    expect((await invite('new@acme.example')).statusCode).toBe(201);
  });
});

describe('the session cookie', () => {
  const signIn = (server = http.server) =>
    server.inject({ method: 'POST', url: '/api/v1/session', payload: { email: 'ana@acme.example', password: 'correct horse battery' } });
  test('is out of reach of scripts and of other sites, and says over TLS that it is', async () => {
    // The session of the other tests stays: a new password ends every one but that which set it.
    await setPassword(house.context, house.actorOf(house.ana), 'correct horse battery', session);
    const [made] = (await signIn()).cookies;
    expect(made).toMatchObject({ name: 'tocsin_session', httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 2_592_000 });
    expect(made?.secure).toBeUndefined();
    expect(made?.value).toMatch(/^[\w-]{43}$/);
    const secureHouse = await createTestHouse();
    const secure = await openHttp(secureHouse, { isSecure: true });
    try {
      const link = await createSignInLink(secureHouse.context, secureHouse.ana.id, 60_000);
      const response = await secure.server.inject({ method: 'GET', url: `/sign-in/${link}` });
      expect([response.statusCode, response.headers.location, response.headers['cache-control']]).toEqual([303, '/', 'no-store']);
      expect(response.cookies[0]).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict' });
      const again = await secure.server.inject({ method: 'GET', url: `/sign-in/${link}` });
      expect([again.statusCode, again.headers.location, again.cookies]).toEqual([303, '/signed-out?link=used', []]);
    } finally {
      await secure.close();
      await secureHouse.close();
    }
  });

  test('is no more after signing out', async () => {
    const value = (await signIn()).cookies[0]?.value ?? '';
    const headers = { cookie: `tocsin_session=${value}`, 'x-tocsin-csrf': '1' };
    expect((await ask('GET', '/api/v1/session', headers)).statusCode).toBe(200);
    const out = await http.server.inject({ method: 'DELETE', url: '/api/v1/session', headers });
    expect([out.statusCode, out.cookies[0]?.value]).toEqual([204, '']);
    expect((await ask('GET', '/api/v1/session', headers)).statusCode).toBe(401);
  });

  test('whoever guesses is stopped after ten attempts, also with the right password', async () => {
    const attempt = (password: string) =>
      http.server.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { email: 'ben@acme.example', password },
        remoteAddress: '192.0.2.7',
      });
    const statuses: number[] = [];
    for (let count = 0; count < 11; count++) statuses.push((await attempt('a wrong password')).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 503]);
    house.clock.advance(60_001);
    expect((await attempt('a wrong password')).statusCode).toBe(401);
  });
});

describe('headers', () => {
  test.each([['/api/openapi.json'], ['/api/v1/session'], ['/status/acme'], ['/nowhere'], ['/healthz'], ['/api/v1/organizations']])(
    '%s can be neither framed nor sniffed nor leaked',
    async (path) => {
      const { headers } = await ask('GET', path, bearer);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-|\*/);
    },
  );
  test('what belongs to somebody is kept by no cache; the status page may be', async () => {
    const home = await ask('GET', '/api/v1/home', cookie());
    expect(home.statusCode, home.body).toBe(200);
    expect(home.headers['cache-control']).toBe('no-store');
    expect((await ask('GET', '/status/acme')).headers['cache-control']).toMatch(/public/);
  });
});

describe('OpenAPI', () => {
  const document = async () =>
    (await ask('GET', '/api/openapi.json')).json<{
      openapi: string;
      paths: Record<
        string,
        Record<
          string,
          {
            operationId: string;
            responses: Record<string, unknown>;
            parameters: { name: string; in: string; required: boolean; schema: unknown }[];
            security: unknown[];
          }
        >
      >;
    }>();
  // The HTTP table of the contract, as far as the first issue goes.
  const contract = [
    'POST /api/v1/organizations/{org}/incidents',
    'GET /api/v1/organizations/{org}/incidents',
    'GET /api/v1/incidents/{id}',
    ...['acknowledge', 'status', 'severity', 'roles', 'notes', 'updates', 'resolve', 'reopen', 'merge', 'runs'].map(
      (verb) => `POST /api/v1/incidents/{id}/${verb}`,
    ),
    'GET /api/v1/organizations/{org}/runbooks',
    'GET /api/v1/organizations/{org}/runbooks/{slug}',
    ...['approve', 'reject', 'run', 'stop', 'settle'].map((verb) => `POST /api/v1/runs/{id}/steps/{step}/${verb}`),
    'GET /api/v1/organizations/{org}/oncall',
    'GET /api/v1/organizations/{org}/schedules',
    'GET /api/v1/organizations/{org}/escalation-policies',
  ];
  // These answer streams, raw bodies or pages, so they have no schema.
  const plain = [
    'GET /api/v1/incidents/{id}/timeline',
    'GET /api/v1/incidents/{id}/evidence',
    'POST /integrations/{kind}/{key}',
    'POST /api/v2/alerts',
    'GET /status/{org}',
    ...['summary', 'status', 'components', 'incidents', 'incidents/unresolved', 'scheduled-maintenances'].map(
      (name) => `GET /status/{org}/api/v2/${name}.json`,
    ),
    'GET /status/{org}/history.atom',
    'GET /status/{org}/history.rss',
    'POST /api/incidents',
    'PATCH /api/incidents/{id}',
    'GET /metrics',
    'GET /healthz',
    'GET /readyz',
  ];

  test.each(contract)('%s of the contract is described', async (entry) => {
    const [method = '', path = ''] = entry.split(' ');
    expect((await document()).paths[path]?.[method.toLowerCase()]?.responses).toHaveProperty('default');
  });
  test.each([...contract, ...plain])('%s of the contract is served', (entry) => {
    const served = routes().map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(served).toContain(entry);
  });

  test('is a well-formed 3.1 document: every reference resolves, every hole has its parameter, every operation its own name', async () => {
    const api = await document();
    expect(api.openapi).toBe('3.1.0');
    const problems: string[] = [];
    function walk(value: unknown, at: string): void {
      if (value === null || typeof value !== 'object') return;
      for (const [key, child] of Object.entries(value)) {
        if (key === '$ref' && typeof child === 'string') {
          const parts = child.startsWith('#/')
            ? child
                .slice(2)
                .split('/')
                .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
            : ['not local'];
          const found = parts.reduce<unknown>(
            (place, part) =>
              place !== null && typeof place === 'object' ? Object.entries(place).find(([name]) => name === part)?.[1] : undefined,
            api,
          );
          if (found === undefined) problems.push(`${at}: ${child} leads nowhere`);
        } else walk(child, `${at}/${key}`);
      }
    }
    walk(api, '#');
    const names = new Set<string>();
    for (const [path, operations] of Object.entries(api.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const holes = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();
        const given = operation.parameters
          .filter((parameter) => parameter.in === 'path' && parameter.required)
          .map(({ name }) => name)
          .toSorted();
        if (JSON.stringify(holes) !== JSON.stringify(given)) problems.push(`${method} ${path}: ${holes.join()} is not ${given.join()}`);
        if (names.has(operation.operationId)) problems.push(`${operation.operationId} twice`);
        names.add(operation.operationId);
        if (Object.keys(operation.responses).length < 2) problems.push(`${method} ${path}: no answer`);
      }
    }
    expect(problems).toEqual([]);
    expect(names.size).toBeGreaterThan(40);
  });
});
