import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type LiveEvent, type LiveTold, live } from '#api-client';
import { classes, Tip, useMessages } from '#ui';
import { messages } from './messages';
import { useRefresh } from './queries';
import { onceStill } from './still';

/** Calls `handler` for every live event of that name while the component is on screen. */
export function useLive<E extends LiveEvent>(event: E, handler: (message: LiveTold<E>) => void): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => live.on(event, (message) => latest.current(message)), [event]);
}

/** Reads paths again when any of the events comes; many at once are read once. */
export function useLiveRefresh(events: readonly LiveEvent[], ...starts: string[]): void {
  const refresh = useRefresh();
  const names = events.join(' ');
  const paths = starts.join(' ');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(...paths.split(' ')), 300);
    };
    const stops = names.split(' ').map((name) => live.on(name as LiveEvent, soon));
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [names, paths, refresh]);
}

/** Whether it is known from which event on to listen: what is read before would not be told of what happens meanwhile. */
export function useHeeded(): boolean {
  const [isHeeded, setHeeded] = useState(false);
  useEffect(() => void live.heed().then(() => setHeeded(true)), []);
  return isHeeded;
}

/**
 * Keeps the connection while somebody is signed in, from when the first page stands: it is no part of what one waits for,
 * and gets what happened meanwhile. After a gap that is not kept everything is read anew.
 */
export function useLiveConnection(isOffered: boolean): void {
  const refresh = useRefresh();
  useEffect(() => {
    if (!isOffered) return;
    const stopReload = live.onReload(() => void refresh('/'));
    let disconnect: (() => void) | undefined;
    const stopWaiting = onceStill(() => {
      disconnect = live.connect();
    });
    return () => {
      stopReload();
      stopWaiting();
      disconnect?.();
    };
  }, [isOffered, refresh]);
}

/** Whether live events arrive, in a word. */
export function LiveBadge() {
  const t = useMessages(messages);
  const status = useSyncExternalStore(live.subscribe, live.current);
  if (status === 'off' || status === 'connecting') return null;
  const isLive = status === 'live';
  return (
    <Tip text={t(isLive ? 'liveHint' : 'liveAwayHint')}>
      <span className="mb-2 flex w-fit items-center gap-2 px-2 text-soft text-xs" role="status">
        <span className={classes('size-2 rounded-full', isLive ? 'bg-good' : 'bg-attention')} aria-hidden />
        {t(isLive ? 'live' : 'liveAway')}
      </span>
    </Tip>
  );
}
