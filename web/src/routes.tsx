import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { AppShell } from './components/app-shell.tsx';
import { NotFound } from './pages/not-found.tsx';
import { PageError } from './pages/page-error.tsx';
import { Announcer } from './ui/announcer.tsx';
import { ToastRegion } from './ui/toast.tsx';

const root = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <ToastRegion />
      <Announcer />
    </>
  ),
  notFoundComponent: () => <NotFound />,
  errorComponent: PageError,
});
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: AppShell });

/** Each page is a chunk of its own: the incident room does not carry the reader, nor the other way round. */
const signedOut = createRoute({
  getParentRoute: () => root,
  path: '/signed-out',
  component: lazyRouteComponent(() => import('./pages/signed-out.tsx'), 'SignedOut'),
});
const pages = [
  createRoute({ getParentRoute: () => shell, path: '/', component: lazyRouteComponent(() => import('./pages/home.tsx'), 'Home') }),
  createRoute({
    getParentRoute: () => shell,
    path: '/i/$id',
    component: lazyRouteComponent(() => import('./pages/incident-room.tsx'), 'IncidentRoom'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/i/$id/postmortem',
    component: lazyRouteComponent(() => import('./pages/postmortem.tsx'), 'Postmortem'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/o/$org/incidents',
    component: lazyRouteComponent(() => import('./pages/incidents.tsx'), 'Incidents'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/o/$org/alerts',
    component: lazyRouteComponent(() => import('./pages/alerts.tsx'), 'Alerts'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/o/$org/runbooks',
    component: lazyRouteComponent(() => import('./pages/runbooks.tsx'), 'Runbooks'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/o/$org/runbooks/$slug',
    component: lazyRouteComponent(() => import('./pages/runbook-reader.tsx'), 'RunbookReader'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/o/$org/coverage',
    component: lazyRouteComponent(() => import('./pages/coverage.tsx'), 'Coverage'),
  }),
  createRoute({ getParentRoute: () => shell, path: '/rules', component: lazyRouteComponent(() => import('./pages/rules.tsx'), 'Rules') }),
  createRoute({
    getParentRoute: () => shell,
    path: '/rules/$rule',
    component: lazyRouteComponent(() => import('./pages/rule.tsx'), 'Rule'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/o/$org/oncall',
    component: lazyRouteComponent(() => import('./pages/on-call.tsx'), 'OnCall'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/o/$org/status',
    component: lazyRouteComponent(() => import('./pages/status-page.tsx'), 'StatusPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/o/$org/settings',
    component: lazyRouteComponent(() => import('./pages/settings.tsx'), 'Settings'),
  }),
];

declare module '@tanstack/react-router' {
  // Without this the router, and with it every address, is of type any.
  interface Register {
    router: ReturnType<typeof createPageRouter>;
  }
}

export function createPageRouter() {
  return createRouter({ routeTree: root.addChildren([signedOut, shell.addChildren(pages)]), defaultPendingMs: 300 });
}
