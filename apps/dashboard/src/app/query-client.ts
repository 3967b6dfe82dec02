import { QueryClient } from '@tanstack/react-query';
import { ProblemError, session } from '#api-client';

const FRESH_MS = 20_000;
const RETRIES = 2;

/**
 * What was read stays visible while it is read again. A refusal is final; only what may pass by itself is tried again, and
 * after a 401 once, because the token was renewed meanwhile.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => {
        if (!(error instanceof ProblemError)) return false;
        const { status } = error.problem;
        if (status === 401) return failures < 1;
        return (status === 0 || status >= 500) && failures < RETRIES;
      },
    },
  },
});

// Whoever signs in next sees nothing of whoever was here before.
session.subscribe(() => {
  if (session.current().status === 'signed-out') queryClient.clear();
});
