import type { Cursor, PullPage } from '../ports/accounting-connector.js';

/** Answers the page at a cursor; may tell where the next one begins before it does. */
type Fetch = (cursor: Cursor | null, announce: (next: Cursor | null) => void) => Promise<PullPage>;

interface Asked {
  page: Promise<PullPage>;
  next: Promise<Cursor | null>;
}

/**
 * Pages in their order, one request at a time, fetched while the reader is busy: at most `depth` wait for the reader,
 * who so neither waits for the wire nor holds more than that. A failure is thrown when its page's turn comes.
 */
export async function* readAhead(
  fetch: Fetch,
  from: Cursor | null,
  depth: number,
): AsyncGenerator<PullPage, void> {
  let last: Promise<Asked | undefined> = Promise.resolve(ask(fetch, from));
  const coming = [last];
  for (;;) {
    while (coming.length <= depth) {
      last = last.then(async (asked) => {
        const next = await asked?.next;
        return next ? ask(fetch, next) : undefined;
      });
      coming.push(last);
    }
    const asked = await coming.shift();
    if (!asked) return;
    yield await asked.page;
  }
}

function ask(fetch: Fetch, cursor: Cursor | null): Asked {
  const { promise: next, resolve } = Promise.withResolvers<Cursor | null>();
  const page = fetch(cursor, resolve);
  // After a failure nothing is asked for, and nobody may be left to hear of it: a reader who stops does not come back.
  page.then(
    (answered) => resolve(answered.next),
    () => resolve(null),
  );
  return { page, next };
}
