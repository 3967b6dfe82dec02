/** Answers the page at a place; may tell where the next one begins before it does. */
type Fetch<Place, Page> = (place: Place, announce: (next: Place | null) => void) => Promise<Page>;

interface Asked<Place, Page> {
  page: Promise<Page>;
  next: Promise<Place | null>;
}

/**
 * Pages in their order, one request at a time, fetched while the reader is busy: at most `depth` wait for the reader,
 * who so neither waits for the wire nor holds more than that. A failure is thrown when its page's turn comes.
 */
export async function* readAhead<Place, Page extends { next: Place | null }>(
  fetch: Fetch<Place, Page>,
  from: Place,
  depth: number,
): AsyncGenerator<Page, void> {
  let last: Promise<Asked<Place, Page> | undefined> = Promise.resolve(ask(fetch, from));
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

function ask<Place, Page extends { next: Place | null }>(
  fetch: Fetch<Place, Page>,
  place: Place,
): Asked<Place, Page> {
  const { promise: next, resolve } = Promise.withResolvers<Place | null>();
  const page = fetch(place, resolve);
  // After a failure nothing is asked for, and nobody may be left to hear of it: a reader who stops does not come back.
  page.then(
    (answered) => resolve(answered.next),
    () => resolve(null),
  );
  return { page, next };
}
