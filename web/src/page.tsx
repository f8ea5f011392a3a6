import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/tokens.css';
import './ui/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './http/query-client.ts';
import { dropOldDrafts } from './outbox/draft.ts';
import { startQueue } from './outbox/queue.ts';
import { keepPage } from './shell/keep-page.ts';
import { router } from './shell/routes.tsx';
import { watchSecondTaps } from './ui/second-tap.ts';
import { colourSchemes, theme } from './ui/theme.ts';

watchSecondTaps();
startQueue();
dropOldDrafts();
keepPage();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="dark" colorSchemeManager={colourSchemes}>
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-left" zIndex={300} limit={4} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
