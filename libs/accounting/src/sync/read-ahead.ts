import type { Cursor, PullPage } from '../ports/accounting-connector.js';

type Fetch = (cursor: Cursor | null) => Promise<PullPage>;

/**
 * Pages in their order, one request at a time, fetched while the reader is busy: at most `depth` wait for the reader,
 * who so neither waits for the wire nor holds more than that. A failure is thrown when its page's turn comes.
 */
export async function* readAhead(
  fetch: Fetch,
  from: Cursor | null,
  depth: number,
): AsyncGenerator<PullPage, void> {
  let last: Promise<PullPage | undefined> = fetch(from);
  const coming = [last];
  for (;;) {
    while (coming.length <= depth) {
      last = last.then((page) => (page?.next ? fetch(page.next) : undefined));
      coming.push(last);
      // Nobody may be left to hear of it: a reader who stops does not come back.
      last.catch(() => undefined);
    }
    const page = await coming.shift();
    if (!page) return;
    yield page;
  }
}
