import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isOffline, ProblemError } from './api/problem-error.ts';
import { startDraftStore } from './drafts/draft-store.ts';
import { startAlarmSound } from './live/alarm-sound.ts';
import { startHotkeys } from './live/hotkeys.ts';
import { createPageRouter } from './routes.tsx';
import './styles/index.css';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // The server may be on this very machine: whether the internet is there says nothing.
      networkMode: 'always',
      staleTime: 5_000,
      retry: (failures, error) =>
        error instanceof ProblemError && !isOffline(error) ? error.problem.status >= 500 && failures < 2 : failures < 1,
      refetchOnWindowFocus: true,
    },
  },
});

startDraftStore();
startAlarmSound();
startHotkeys();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has lost its #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={createPageRouter()} />
    </QueryClientProvider>
  </StrictMode>,
);
