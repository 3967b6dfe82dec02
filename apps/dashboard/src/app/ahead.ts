import { session } from '#api-client';
import { pageAt } from './areas';
import { readAhead } from './queries';

/** What the first page waits for comes side by side: its code, who is here, and what this installation offers. */
export function lookAhead(): void {
  // Whoever shows the page meets its error.
  void pageAt(location.pathname)
    ?.load()
    .catch(() => undefined);
  void session.token().then(
    (token) => {
      if (token === undefined) return;
      readAhead('/api/v1/me');
      readAhead('/api/v1/client-settings');
    },
    () => undefined,
  );
}
