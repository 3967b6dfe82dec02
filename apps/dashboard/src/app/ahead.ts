import { live, session } from '#api-client';
import { parseSearch } from './address';
import type { AreaPage, PageModule } from './area';
import { neededFor, pageAt } from './areas';
import { holds, isOfOffice } from './me';
import { readAhead } from './queries';

/** What the first page waits for comes side by side: its code, who is here, and what this installation offers. */
export function lookAhead(): void {
  const page = pageAt(location.pathname);
  // Whoever shows the page meets its error.
  const code = page?.load().catch(() => undefined);
  void session.token().then(
    (token) => {
      if (token === undefined) return;
      void readAhead('/api/v1/client-settings');
      void readPageAhead(page, code);
    },
    () => undefined,
  );
}

/** What the page reads first is asked for while the frame around it is drawn. */
async function readPageAhead(page: AreaPage | undefined, code: Promise<PageModule | undefined> | undefined) {
  const [me, module] = await Promise.all([readAhead('/api/v1/me'), code, live.heed()]);
  if (!page || !me || !isOfOffice(me) || !holds(me, neededFor(page.path))) return;
  module?.ahead?.(me, parseSearch(location.search));
}
