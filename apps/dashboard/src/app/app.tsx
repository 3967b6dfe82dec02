import { QueryClientProvider } from '@tanstack/react-query';
import { Link as RouterLink, RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { session } from '#api-client';
import { type LinkProps, LinkProvider, UiProvider } from '#ui';
import { hasPage } from './areas';
import { useHold } from './hold';
import { queryClient } from './query-client';
import { RefusalWords } from './refusal-words';
import { router } from './router';

/** Most who come are signed in already. */
const SignIn = lazy(() => import('./sign-in'));

/** The sign-in stands before the router, so that whoever signs in again goes on at the same address. */
export function App() {
  const state = useSyncExternalStore(session.subscribe, session.current);
  return (
    <UiProvider>
      <QueryClientProvider client={queryClient}>
        {state.status === 'signed-out' && (
          <>
            <RefusalWords />
            <Suspense>
              <SignIn wasEnded={state.wasEnded} />
            </Suspense>
          </>
        )}
        {state.status === 'signed-in' && (
          <LinkProvider component={AppLink} go={go} hasPage={hasPage} useHold={useHold}>
            <RouterProvider router={router} />
          </LinkProvider>
        )}
      </QueryClientProvider>
    </UiProvider>
  );
}

function AppLink({ to, ...rest }: LinkProps) {
  return <RouterLink {...partsOf(to)} {...rest} />;
}

const go = (to: string) => void router.navigate(partsOf(to));

/** The router wants path, search and anchor apart. Areas register themselves, so paths are known only when it runs. */
function partsOf(to: string): { to: never; search: never; hash?: string } {
  const { pathname, search, hash } = new URL(to, location.origin);
  return {
    to: pathname as never,
    search: Object.fromEntries(new URLSearchParams(search)) as never,
    ...(hash && { hash: hash.slice(1) }),
  };
}
