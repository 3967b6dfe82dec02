import { pageAt } from './areas';
import { queryClient } from './query-client';

/** However long a page takes: what waits for it comes by then. */
const PATIENCE_MS = 8000;

/**
 * Runs something once the page stands: its code is there, nothing is being read any more, and the browser has nothing better
 * to do. The returned function calls it off.
 */
export function onceStill(run: () => void): () => void {
  let isOver = false;
  const isReading = () => queryClient.isFetching() > 0;
  const end = () => {
    isOver = true;
    clearTimeout(latest);
    stop();
  };
  const begin = () => {
    if (isOver) return;
    end();
    run();
  };
  const look = () => {
    if (!isOver && !isReading()) whenIdle(() => isReading() || begin());
  };
  const latest = setTimeout(begin, PATIENCE_MS);
  const stop = queryClient.getQueryCache().subscribe(look);
  const code = Promise.resolve(pageAt(location.pathname)?.load()).catch(() => undefined);
  // What it reads is asked for when it is drawn, which is after its code came.
  void code.then(() => whenIdle(look));
  return end;
}

function whenIdle(run: () => void): void {
  // Safari has no such call.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run);
  else setTimeout(run, 200);
}
